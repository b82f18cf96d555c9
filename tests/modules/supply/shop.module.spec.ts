import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { Migration20261130204501 } from '../../../plugins/supply/shops/src/modules/shop/migrations/Migration20261130204501'
import type ShopService from '../../../plugins/supply/shops/src/modules/shop/service'

const folder = join(import.meta.dirname, '../../../plugins/supply/shops/.medusa/server/src/modules/shop')
const CODE = '91610923MA70T6UQ10'
const FIRM = {
  ...{ name: '老陈山货', handle: 'lao-chen', kind: 'company', legal_name: '宁陕老陈商贸有限公司', credit_code: CODE },
  ...{ licence_file_id: 'file_1', contact_name: '陈', contact_phone: '13800000001', consent_version: 'v1' },
  ...{ consented_at: new Date(), consented_by: 'shmem_a', state_by: 'shmem_a' },
}

moduleIntegrationTestRunner<ShopService>({
  moduleName: 'shop',
  resolve: folder,
  pathToMigrations: join(folder, 'migrations'),
  moduleOptions: { accountSecret: 'secret-of-the-test' },
  testSuite: ({ service }) => {
    const knex = () => (service as unknown as { knex: Knex }).knex
    let last = 0
    async function found(facts: object = {}): Promise<string> {
      const n = ++last
      const id = `shop_${n}`
      await knex().transaction(async (trx) => {
        await trx('shop').insert({ id, ...FIRM, name: `小店 ${n}`, handle: `shop-${n}`, ...facts })
        await trx('shop_member').insert(owner(id, n))
      })
      return id
    }
    const owner = (shop_id: string, n: number, role = 'owner', joined_at: Date | null = new Date()) => ({
      ...{ id: `shmem_${n}`, shop_id, name: '陈', role, phone: `138${String(n).padStart(8, '0')}`, joined_at },
    })
    const move = (id: string, state: string, reason: string | null = null, facts: object = {}) =>
      knex()('shop')
        .where({ id })
        .update({ state, state_reason: reason, state_by: 'user_1', ...facts })

    it('goes from state to state along its arrows alone, and writes each step down by itself', async () => {
      const id = await found()
      await expect(move(id, 'suspended', '查')).rejects.toThrow(/不能从 applied 变为 suspended/)
      await move(id, 'refused', '执照看不清')
      await expect(move(id, 'approved')).rejects.toThrow(/不能从 refused/)
      await move(id, 'applied', null, { legal_name: '另一家公司' })
      await move(id, 'approved')
      await expect(move(id, 'suspended')).rejects.toThrow(/CK_shop_reason/)
      await move(id, 'suspended', '查')
      await move(id, 'approved')
      await move(id, 'closed', '不做了')
      await expect(move(id, 'approved')).rejects.toThrow(/不能从 closed/)
      const steps = await knex()('shop_step').where({ shop_id: id }).orderBy('id')
      const states = ['applied', 'refused', 'applied', 'approved', 'suspended', 'approved', 'closed']
      expect(steps.map(({ after }) => after)).toEqual(states)
      expect(steps[1]).toMatchObject({ before: 'applied', reason: '执照看不清', by_id: 'user_1' })
      await expect(knex()('shop_step').where({ shop_id: id }).delete()).rejects.toThrow(/只能新增/)
    })

    it('changes what was applied with only where a refused one applies again', async () => {
      const id = await found()
      await expect(move(id, 'approved', null, { credit_code: '91610923MA70T6UQ2X' })).rejects.toThrow(/重新申请/)
      await move(id, 'approved')
      const change = knex()('shop').where({ id }).update({ contact_name: '李', contact_phone: '13900000009' })
      await expect(change).resolves.toBe(1)
      await expect(knex()('shop').where({ id }).update({ handle: 'other' })).rejects.toThrow(/重新申请/)
      await expect(knex()('shop').where({ id }).delete()).rejects.toThrow(/只能新增/)
    })

    it.each([
      ['a firm without a credit code', { credit_code: null }],
      ['a firm without its licence', { licence_file_id: null }],
      ['a credit code of the wrong shape', { credit_code: '91610923MA70T6UQI0' }],
      ['a person without a reason for having no licence', { kind: 'person', credit_code: null, licence_file_id: null }],
      ['a person with a credit code', { kind: 'person', exemption: 'own_produce' }],
      ['an address with capitals', { handle: 'Lao-Chen' }],
      ['a name of one character', { name: '店' }],
      ['a shop that begins approved', { state: 'approved' }],
    ])('refuses %s', async (_what, facts) => {
      await expect(found(facts)).rejects.toThrow(/check constraint|从申请开始/)
    })

    it('frees a name with its shop, and an address only where the shop was refused', async () => {
      const one = await found({ name: '秦岭小铺', handle: 'qinling' })
      await expect(found({ name: '秦岭小铺' })).rejects.toThrow(/UQ_shop_name/)
      await expect(found({ handle: 'qinling' })).rejects.toThrow(/UQ_shop_handle/)
      await move(one, 'approved')
      await move(one, 'closed', '不做了')
      await expect(found({ handle: 'qinling' })).rejects.toThrow(/UQ_shop_handle/)
      const two = await found({ name: '秦岭小铺', handle: 'qinling-2' })
      await move(two, 'refused', '资料不全')
      await found({ name: '秦岭小铺', handle: 'qinling-2' })
    })

    it('has an owner from its first moment on, also where two owners leave at once', async () => {
      await expect(knex()('shop').insert({ id: 'shop_none', ...FIRM })).rejects.toThrow(/至少要有一位店主/)
      const id = await found()
      const n = ++last
      await knex()('shop_member').insert(owner(id, n))
      const leave = (member: string) => knex()('shop_member').where({ id: member }).update({ deleted_at: new Date() })
      const left = await Promise.allSettled([leave(`shmem_${n - 1}`), leave(`shmem_${n}`)])
      expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const [stays] = await knex()('shop_member').where({ shop_id: id }).whereNull('deleted_at')
      await expect(knex()('shop_member').where({ id: stays.id }).update({ role: 'clerk' })).rejects.toThrow(/店主/)
    })

    it('knows nobody as a member who did not agree, and counts no owner in who is only asked', async () => {
      const id = await found()
      const came = `shmem_${last}`
      await expect(knex()('shop_member').insert(owner(id, ++last, 'owner', null))).rejects.toThrow(/member_agreed/)
      const asked = { name: '陈', phone: `138${String(last).padStart(8, '0')}`, role: 'owner' as const }
      await move(id, 'approved')
      const invitation = await service.invite({ shop_id: id, ...asked, invited_by: came })
      const member = knex()('shop_member').where({ id: came })
      await expect(member.clone().update({ deleted_at: new Date() })).rejects.toThrow(/店主/)
      await expect(member.clone().update({ role: 'clerk' })).rejects.toThrow(/店主/)
      await expect(member.clone().update({ joined_at: null })).rejects.toThrow(/店主|member_agreed/)
      const visitor = (await service.findActorId({ channel: 'sms', address: asked.phone })) ?? ''
      await service.answerInvitation((await service.portalActor(visitor))!, invitation, true)
      expect(await service.portalActor(visitor)).toMatchObject({ kind: 'member', shop_id: id, role: 'owner' })
      await expect(member.clone().update({ deleted_at: new Date() })).resolves.toBe(1)
    })

    it('takes nothing from whoever was removed a moment before they gave it', async () => {
      const id = await found()
      await move(id, 'approved')
      const [stays, goes] = [`shmem_${last}`, `shmem_${last + 1}`]
      await knex()('shop_member').insert(owner(id, ++last))
      const give = async (by: string, phone: string) => {
        const key = { shop_id: id, name: 'ERP', mode: 'live' as const, scopes: ['orders:read' as const] }
        const invitation = { shop_id: id, name: '陈', phone, role: 'owner' as const, invited_by: by }
        const given = [service.makeKey({ ...key, made_by: by, expires_at: null }), service.invite(invitation)]
        return (await Promise.allSettled(given)).map(({ status }) => status)
      }
      expect(await give(goes, '13800000071')).toEqual(['fulfilled', 'fulfilled'])
      await service.removeMember({ id: goes, shop_id: id }, stays)
      expect(await give(goes, '13800000072')).toEqual(['rejected', 'rejected'])
      expect(await service.offersTo('13800000071')).toEqual([])
      await knex()('shop_member').insert(owner(id, ++last))
      await service.changeMember({ id: `shmem_${last}`, shop_id: id }, { role: 'clerk' }, stays)
      expect(await give(`shmem_${last}`, '13800000073')).toEqual(['rejected', 'rejected'])
      // At once: either it was given first, and ended with them, or they were gone.
      await knex()('shop_member').insert(owner(id, ++last))
      const leaver = { id: `shmem_${last}`, shop_id: id }
      await Promise.all([give(leaver.id, '13800000074'), service.removeMember(leaver, stays)])
      expect(await service.offersTo('13800000074')).toEqual([])
      expect(await knex()('shop_key').where({ made_by: leaver.id }).whereNull('revoked_at')).toEqual([])
    })

    it('takes back what waits of whoever is gone, and gives back names that were forgotten, as its schema moves', async () => {
      const id = await found()
      await move(id, 'approved')
      const by = `shmem_${last}`
      const ask = (phone: string, facts: object = {}) =>
        knex()('shop_invitation').insert({
          ...{ id: `shinv_${phone}`, shop_id: id, name: '陈', phone, role: 'clerk', invited_by: by, ...facts },
        })
      const days = (n: number) => new Date(Date.now() - n * 86_400_000)
      for (const [phone, age] of [
        ['13800000081', 40],
        ['13800000082', 70],
        ['13800000083', 1],
      ] as const)
        await ask(phone, { created_at: days(age) })
      await knex()('shop_invitation')
        .where({ phone: '13800000082' })
        .update({ answer: 'declined', answered_at: days(31) })
      await service.forgetInvitations()
      const said = async () =>
        (await knex()('shop_invitation').orderBy('id').select('answer', 'name', 'phone')).map(
          ({ answer, name, phone }) => `${answer} ${name} ${phone}`,
        )
      const waits = 'null 陈 13800000083'
      expect(await said()).toEqual(['lapsed 陈 13800000081', 'declined null null', waits])
      await runs('down')
      expect(await said()).toEqual(['withdrawn 陈 13800000081', 'declined - 13000000000', waits])
      await ask('13800000084', { invited_by: await gone(id) })
      await runs('up')
      expect((await said()).slice(2)).toEqual([waits, 'withdrawn 陈 13800000084'])
      await runs('down')
      await runs('up')
    })

    /** Of the last of its schema's steps. */
    async function runs(way: 'up' | 'down'): Promise<void> {
      const step = new Migration20261130204501(undefined as never, undefined as never)
      await step[way]()
      await knex().transaction(async (trx) => {
        for (const sql of step.getQueries()) await trx.raw(String(sql))
      })
    }

    async function gone(shop_id: string): Promise<string> {
      const member = { ...owner(shop_id, ++last), deleted_at: new Date() }
      await knex()('shop_member').insert(member)
      return member.id
    }

    it('lets a phone wait for several shops, and act for one', async () => {
      const [one, two] = [await found(), await found()]
      const phone = '13800000077'
      const invite = (shop_id: string) =>
        service.invite({
          ...{ shop_id, name: '陈', phone, role: 'clerk' as const, invited_by: shop_id.replace('shop', 'shmem') },
        })
      for (const id of [one, two]) await move(id, 'approved')
      const ids = [await invite(one), await invite(two)]
      await expect(invite(two)).rejects.toThrow(/已邀请过/)
      const visitor = (await service.findActorId({ channel: 'sms', address: phone })) ?? ''
      const actor = (await service.portalActor(visitor))!
      const said = await Promise.allSettled(ids.map((id) => service.answerInvitation(actor, id, true)))
      expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await service.findActorId({ channel: 'sms', address: phone })).toBe(visitor)
      expect(await service.offersTo(phone)).toHaveLength(1)
    })

    it('keeps a phone to one shop, and what a key may do as it was made', async () => {
      const id = await found()
      const member = `shmem_${last}`
      const other = await found()
      const again = knex()('shop_member').insert({ ...owner(other, last - 1, 'clerk'), id: 'shmem_x' })
      await expect(again).rejects.toThrow(/UQ_shop_member_phone/)
      const secret_hash = createHash('sha256').update('szk').digest('hex')
      const key = { id: 'shkey_1', shop_id: id, name: 'ERP', mode: 'live', shown: 'szk_live_ab', made_by: member }
      await expect(knex()('shop_key').insert({ ...key, secret_hash, scopes: [] })).rejects.toThrow(/scopes/)
      await expect(knex()('shop_key').insert({ ...key, secret_hash, scopes: ['all'] })).rejects.toThrow(/scopes/)
      await knex()('shop_key').insert({ ...key, secret_hash, scopes: ['orders:read'] })
      const change = (facts: object) => knex()('shop_key').where({ id: 'shkey_1' }).update(facts)
      await expect(change({ scopes: ['orders:write'] })).rejects.toThrow(/不能改/)
      await change({ revoked_at: new Date(), revoked_by: member })
      await expect(change({ revoked_at: null, revoked_by: null })).rejects.toThrow(/不能再用/)
    })

    it('knows whoever proves a phone as one visitor, and as the member of that phone once there is one', async () => {
      const sms = (address: string) => service.findActorId({ channel: 'sms', address })
      const [one, two] = await Promise.all([sms('13811112222'), sms('13811112222')])
      expect(one).toMatch(/^shmem_/)
      expect(two).toBe(one)
      await found()
      expect(await sms(`138${String(last).padStart(8, '0')}`)).toBe(`shmem_${last}`)
      expect(await service.findActorId({ channel: 'email', address: 'a@b.cn' })).toBeNull()
    })
  },
})
