/** Answers to invitations that cross one another, what their shop changes meanwhile, and the limits of asking. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { type Caller, openSmallShop, PERSON, signInForShop } from '../support/small-shops'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let staff: Record<string, string>
    let shop: { id: string; owner: Caller }
    beforeAll(async () => {
      await openPackingShop(getContainer())
      staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13700000001' })
    })

    const signIn = (phone: string) => signInForShop(api, getContainer(), phone, { joins: false })
    const ask = (phone: string, role = 'clerk') => shop.owner.post('/members', { name: '小王', phone, role })
    const invite = async (phone: string, role = 'clerk') => ((await ask(phone, role)).data.member as { id: string }).id
    const people = async () => (await shop.owner.get('/members')).data.members as { id: string; phone: string }[]
    const statuses = (said: { status: number }[]) => said.map(({ status }) => status)

    it('takes one of two answers given at once, and what the shop does meanwhile before it or not at all', async () => {
      for (const n of [0, 1, 2, 3]) {
        const phone = `1370000010${n}`
        const at = `/invitations/${await invite(phone)}`
        const caller = await signIn(phone)
        const said = await Promise.all([true, false, true].map((join) => caller.post(at, { join })))
        expect(statuses(said).sort()).toEqual([200, 404, 404])
        const joined = said[1]?.status !== 200
        expect(Boolean((await caller.get('')).data.shop)).toBe(joined)
        expect((await people()).filter((one) => one.phone === phone)).toHaveLength(joined ? 1 : 0)
      }
      for (const n of [4, 5, 6, 7]) {
        const phone = `1370000010${n}`
        const id = await invite(phone, 'owner')
        const caller = await signIn(phone)
        const changes =
          n % 2 ? shop.owner.post(`/members/${id}`, { role: 'accountant' }) : shop.owner.delete(`/members/${id}`)
        const [yes, changed] = await Promise.all([caller.post(`/invitations/${id}`, { join: true }), changes])
        const acts = (await caller.get('')).data.member.role
        if (n % 2) expect([yes.status, acts]).toEqual([200, changed.status === 200 ? 'accountant' : 'owner'])
        else
          expect([yes.status, changed.status, acts]).toEqual(
            yes.status === 200 ? [200, 404, 'owner'] : [404, 200, null],
          )
      }
    })

    it('makes who applies and joins at once one of the two', async () => {
      const id = await invite('13700000110')
      const caller = await signIn('13700000110')
      const said = await Promise.all([
        caller.post(`/invitations/${id}`, { join: true }),
        caller.post('/application', { ...PERSON, name: '两样都要', handle: 'liang-yang' }),
      ])
      const good = said.filter(({ status }) => status < 300)
      expect(good).toHaveLength(1)
      const refused = said.find(({ status }) => status >= 300)
      expect(refused?.status).toBe(409)
      expect((await caller.get('')).data.shop.name).toBe(said[0]?.status === 200 ? PERSON.name : '两样都要')
    })

    it('lets a token end with the membership, and whoever is invited again join as somebody new', async () => {
      const first = await signIn('13700000120')
      const id = await invite('13700000120', 'owner')
      const before = (await first.get('')).data.member.id
      await first.post(`/invitations/${id}`, { join: true })
      expect((await first.get('')).data.member).toMatchObject({ id: before, role: 'owner' })
      const key = { name: '机器', mode: 'live', scopes: ['orders:read'], expires_in_days: 30 }
      expect((await first.post('/keys', key)).status).toBe(201)
      expect((await shop.owner.delete(`/members/${before}`)).status).toBe(200)
      expect((await first.get('')).status).toBe(401)
      expect((await first.post(`/invitations/${id}`, { join: true })).status).toBe(401)
      const again = await invite('13700000120', 'owner')
      expect((await first.post(`/invitations/${again}`, { join: true })).status).toBe(401)
      const second = await signIn('13700000120')
      expect((await second.get('')).data.member.id).not.toBe(before)
      expect((await second.post(`/invitations/${id}`, { join: true })).status).toBe(404)
      expect((await second.post(`/invitations/${again}`, { join: true })).status).toBe(200)
      expect((await first.get('')).status).toBe(401)
      const keys = (await second.get('/keys')).data.keys as { revoked_at: string | null }[]
      expect(keys.map(({ revoked_at }) => revoked_at === null)).toEqual([false])
      expect((await shop.owner.delete('/membership')).status).toBe(200)
      expect((await second.delete('/membership')).data.code).toBe('last_owner')
    })

    it('takes in while a shop rests, and nothing but a yes or a no', async () => {
      const id = await invite('13700000130')
      const caller = await signIn('13700000130')
      for (const body of [{ join: 'true' }, { join: null }, { join: true, role: 'owner' }, [], null])
        expect([body, (await caller.post(`/invitations/${id}`, body)).status]).toEqual([body, 400])
      for (const other of ["'", '..', `${id}%20`, id.toUpperCase(), 'x'.repeat(3000)])
        expect([other.slice(0, 9), (await caller.post(`/invitations/${other}`, { join: true })).status]).toEqual([
          other.slice(0, 9),
          404,
        ])
      await api.post(`/admin/shops/${shop.id}`, { act: 'suspend', reason: '查一查' }, { headers: staff })
      const joined = await caller.post(`/invitations/${id}`, { join: true })
      expect([joined.status, joined.data.shop?.state]).toEqual([200, 'suspended'])
    })

    it('asks no more than twenty a day, and no more than twenty are there or asked', async () => {
      const said = await Promise.all(Array.from({ length: 25 }, (_, n) => ask(`137000002${n + 10}`)))
      expect(said.filter(({ status }) => status === 201 || status === 200)).toHaveLength(19)
      expect(await people()).toHaveLength(20)
      const [, one] = await people()
      await shop.owner.delete(`/members/${one?.id}`)
      expect((await ask('13700000301')).status).toBeLessThan(300)
      expect((await shop.owner.delete(`/members/${(await people()).at(-1)?.id}`)).status).toBe(200)
      const late = await ask('13700000302')
      expect([late.status, late.data.message]).toEqual([400, '今天邀请的人太多了，请明天再邀请'])
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      expect(Number((await sql('shop_invitation').where({ shop_id: shop.id }).count())[0]?.count)).toBe(20)
    })
  },
})
