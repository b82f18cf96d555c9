import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
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

    it('counts nobody an owner who was invited and never came', async () => {
      const id = await found()
      const came = last
      await knex()('shop_member').insert(owner(id, ++last, 'owner', null))
      const member = (n: number) => knex()('shop_member').where({ id: `shmem_${n}` })
      await expect(member(came).update({ deleted_at: new Date() })).rejects.toThrow(/店主/)
      await expect(member(came).update({ role: 'clerk' })).rejects.toThrow(/店主/)
      await expect(member(came).update({ joined_at: null })).rejects.toThrow(/店主/)
      await expect(member(last).update({ role: 'clerk' })).resolves.toBe(1)
      await expect(member(last).update({ role: 'owner', joined_at: new Date() })).resolves.toBe(1)
      await expect(member(came).update({ deleted_at: new Date() })).resolves.toBe(1)
    })

    it('lets a phone wait for several shops, and act for one', async () => {
      const [one, two] = [await found(), await found()]
      const wait = (shop_id: string, id: string) => ({ ...owner(shop_id, 77, 'clerk', null), id })
      await knex()('shop_member').insert([wait(one, 'shmem_p'), wait(two, 'shmem_q')])
      await expect(knex()('shop_member').insert(wait(two, 'shmem_r'))).rejects.toThrow(/UQ_shop_member_invited/)
      const address = owner(one, 77).phone
      const who = () => service.findActorId({ channel: 'sms', address })
      const ids = new Set(
        await Promise.all(
          [who(), who(), who(), service.portalActor('shmem_p')].map(async (a) => {
            const found = await a
            return typeof found === 'string' ? found : found && 'member_id' in found ? found.member_id : null
          }),
        ),
      )
      ids.delete(null)
      expect(ids.size).toBe(1)
      const [stands] = [...ids]
      expect(['shmem_p', 'shmem_q']).toContain(stands)
      expect(await service.portalActor(stands === 'shmem_p' ? 'shmem_q' : 'shmem_p')).toBeNull()
      await knex()('shop_member').where({ id: stands }).update({ deleted_at: new Date() })
      expect(await who()).not.toBe(stands)
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
