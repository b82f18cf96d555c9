/** Whoever is invited to a small shop: who counts before they came, and what an inviter learns of a phone. */
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

    const signIn = (phone: string) => signInForShop(api, getContainer(), phone)
    const invite = async (phone: string, role = 'clerk', by = shop.owner) =>
      (await by.post('/members', { name: '小王', phone, role })).data.member as { id: string }
    const own = async () => ((await shop.owner.get('')).data.member as { id: string }).id

    it('keeps the one owner who came, whatever was given to somebody who never did', async () => {
      const { id } = await invite('13700000002', 'owner')
      const self = await own()
      const last = { status: 409, data: { code: 'last_owner' } }
      expect(await shop.owner.delete('/membership')).toMatchObject(last)
      expect(await shop.owner.delete(`/members/${self}`)).toMatchObject(last)
      expect(await shop.owner.post(`/members/${self}`, { role: 'clerk' })).toMatchObject(last)
      const clerk = await invite('13700000003')
      expect((await shop.owner.post(`/members/${clerk.id}`, { role: 'owner' })).status).toBe(200)
      expect(await shop.owner.delete('/membership')).toMatchObject(last)
      expect((await shop.owner.delete(`/members/${id}`)).status).toBe(200)
      await signIn('13700000003')
      expect((await shop.owner.delete('/membership')).status).toBe(200)
    })

    it('says to whoever was invited while they fill in their own application what they are in, and lets them apply after leaving', async () => {
      for (const [n, role] of ['clerk', 'owner'].entries()) {
        const phone = `1370000001${n}`
        const caller = await signIn(phone)
        await invite(phone, role)
        const form = { ...PERSON, name: `自家小店${n}`, handle: `zi-jia-${n}` }
        const { status, data } = await caller.post('/application', form)
        expect([status, data.message]).toEqual([403, expect.stringContaining('被邀请进了另一家小店')])
        expect((await caller.delete('/membership')).status).toBe(200)
        expect((await (await signIn(phone)).post('/application', form)).status).toBe(201)
      }
    })

    it('lets whoever was removed be invited again, in another role, and nothing by the sign-in of before', async () => {
      const first = await invite('13700000020', 'owner')
      const before = await signIn('13700000020')
      expect((await shop.owner.delete(`/members/${first.id}`)).status).toBe(200)
      const second = await invite('13700000020', 'accountant')
      expect(second.id).not.toBe(first.id)
      expect((await before.post('/members', { name: '小张', phone: '13700000021', role: 'clerk' })).status).not.toBe(
        201,
      )
      const now = await signIn('13700000020')
      expect((await now.get('')).data).toMatchObject({ shop: { id: shop.id }, member: { role: 'accountant' } })
      expect((await now.post('/members', { name: '小张', phone: '13700000021', role: 'clerk' })).status).toBe(403)
    })

    it('tells an inviter nothing of where else a phone acts, waits, or was seen', async () => {
      const facts = { phone: '13700000009', name: '别家铺子', handle: 'bie-jia' }
      const theirs = await openSmallShop(api, getContainer(), staff, facts)
      await invite('13700000002', 'clerk', theirs.owner)
      const joined = await signIn('13700000002')
      await invite('13700000003', 'clerk', theirs.owner)
      await signIn('13700000004')
      const phones = ['13700000002', '13700000003', '13700000004', '13700000005', '13700000009']
      const said = []
      for (const phone of phones) {
        const { status, data } = await shop.owner.post('/members', { name: '小王', phone, role: 'clerk' })
        const { id, phone: kept, ...member } = data.member
        expect([kept, /^shmem_[0-9a-f]{32}$/.test(id)]).toEqual([phone, true])
        said.push({ status, member })
      }
      expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1)
      const acts = async (caller: Caller) => (await caller.get('')).data.shop?.id
      // Whoever acts for a shop goes on doing so, and joins the one that waits after leaving.
      expect(await acts(joined)).toBe(theirs.id)
      expect(await acts(await signIn('13700000002'))).toBe(theirs.id)
      expect((await joined.delete('/membership')).status).toBe(200)
      expect(await acts(await signIn('13700000002'))).toBe(shop.id)
      expect(await acts(await signIn('13700000003'))).toBe(shop.id)
    })
  },
})
