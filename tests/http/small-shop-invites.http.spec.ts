/** Whoever is invited to a small shop: asked first, counted only once they said yes, and what an inviter learns of a phone. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import forgetShopVisitors from '@shanzhen/shops/jobs/forget-shop-visitors'
import type { PortalSelf } from '@shanzhen/shops/wire'
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

    const signIn = (phone: string, joins = true) => signInForShop(api, getContainer(), phone, { joins })
    const listed = async () =>
      ((await shop.owner.get('/members')).data.members as { id: string }[]).map((one) => one.id)
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
      await signIn('13700000003', false)
      expect(await shop.owner.delete('/membership')).toMatchObject(last)
      await signIn('13700000003')
      expect((await shop.owner.delete('/membership')).status).toBe(200)
    })

    it('asks whoever was invited before they act for the shop, and shows nothing of it until they said yes', async () => {
      const caller = await signIn('13700000002', false)
      await invite('13700000002', 'owner')
      const offered = (await caller.get('')).data as PortalSelf
      expect([offered.shop, offered.member.role]).toEqual([null, null])
      expect(offered.invitations).toMatchObject([{ shop_name: PERSON.name, role: 'owner' }])
      expect(JSON.stringify(offered)).not.toContain(shop.id)
      for (const path of ['/members', '/profile', '/summary', '/orders'])
        expect([path, (await caller.get(path)).data.code]).toEqual([path, 'no_shop'])
      const at = `/invitations/${offered.invitations[0]?.id}`
      expect((await caller.post(at, {})).status).toBe(400)
      // Nor does somebody else answer it.
      expect((await (await signIn('13700000003', false)).post(at, { join: true })).status).toBe(404)
      const joined = await caller.post(at, { join: true })
      expect(joined).toMatchObject({ status: 200, data: { shop: { id: shop.id }, member: { role: 'owner' } } })
      expect(joined.data.invitations).toEqual([])
      expect((await caller.get('/members')).status).toBe(200)
      expect((await caller.post(at, { join: true })).status).toBe(404)
    })

    it('ends an invitation by a no, which its shop sees, and asks again only where it is invited again', async () => {
      const { id } = await invite('13700000002')
      const caller = await signIn('13700000002', false)
      const no = await caller.post(`/invitations/${id}`, { join: false })
      expect(no).toMatchObject({ status: 200, data: { shop: null, invitations: [] } })
      expect((await caller.post(`/invitations/${id}`, { join: true })).status).toBe(404)
      expect(await listed()).not.toContain(id)
      expect((await shop.owner.post(`/members/${id}`, { role: 'owner' })).status).toBe(404)
      const again = await invite('13700000002')
      expect((await caller.get('')).data.invitations).toMatchObject([{ id: again.id }])
      // Taken back before the answer: there is nothing to say yes to.
      expect((await shop.owner.delete(`/members/${again.id}`)).status).toBe(200)
      expect((await caller.post(`/invitations/${again.id}`, { join: true })).status).toBe(404)
    })

    it('gives whoever says yes the role that stands there by then', async () => {
      const { id } = await invite('13700000002')
      const caller = await signIn('13700000002', false)
      expect((await shop.owner.post(`/members/${id}`, { role: 'accountant' })).status).toBe(200)
      const joined = await caller.post(`/invitations/${id}`, { join: true })
      expect(joined.data.member.role).toBe('accountant')
    })

    it('offers nothing of a shop that closed meanwhile, and lets nobody in', async () => {
      const { id } = await invite('13700000002')
      const caller = await signIn('13700000002', false)
      const closed = await api.post(`/admin/shops/${shop.id}`, { act: 'close', reason: '不做了' }, { headers: staff })
      expect(closed.status).toBe(200)
      expect((await caller.get('')).data.invitations).toEqual([])
      const late = await caller.post(`/invitations/${id}`, { join: true })
      expect([late.status, late.data.message]).toEqual([404, '这个邀请已经失效'])
      expect((await caller.get('')).data.shop).toBeNull()
    })

    it('keeps one’s own shop whatever else invites, lets nobody be in two, and lets them say no', async () => {
      const caller = await signIn('13700000010', false)
      const { id } = await invite('13700000010', 'owner')
      // Who was invited may open a shop of their own all the same.
      const applied = await caller.post('/application', { ...PERSON, name: '自家小店', handle: 'zi-jia' })
      expect(applied.status).toBe(201)
      expect(applied.data.invitations).toMatchObject([{ id }])
      const twice = await caller.post(`/invitations/${id}`, { join: true })
      expect([twice.status, twice.data.code]).toEqual([409, 'leave_first'])
      expect((await caller.get('')).data).toMatchObject({ shop: { name: '自家小店' }, invitations: [{ id }] })
      const no = await caller.post(`/invitations/${id}`, { join: false })
      expect(no).toMatchObject({ status: 200, data: { shop: { name: '自家小店' }, invitations: [] } })
    })

    it('lets one phone into one of two shops, said yes to at once', async () => {
      const facts = { phone: '13700000009', name: '别家铺子', handle: 'bie-jia' }
      const theirs = await openSmallShop(api, getContainer(), staff, facts)
      const ids = [await invite('13700000002'), await invite('13700000002', 'clerk', theirs.owner)]
      const caller = await signIn('13700000002', false)
      const said = await Promise.all(ids.map(({ id }) => caller.post(`/invitations/${id}`, { join: true })))
      expect(said.map(({ status }) => status).sort()).toEqual([200, 409])
      const self = (await caller.get('')).data as PortalSelf
      expect([self.shop === null, self.invitations.length]).toEqual([false, 1])
    })

    it('holds in the database that nobody invited is a member who did not say yes', async () => {
      const { id } = await invite('13700000002')
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const by = await own()
      const member = { id: 'shmem_x', shop_id: shop.id, name: '王', phone: '13700000002', role: 'clerk' }
      const enter = (facts: object) => sql('shop_member').insert({ ...member, ...facts })
      await expect(enter({})).rejects.toThrow(/CK_shop_member_agreed/)
      await expect(enter({ invited_by: by, joined_at: new Date() })).rejects.toThrow(/CK_shop_member_agreed/)
      const answer = (facts: object) => sql('shop_invitation').where({ id }).update(facts)
      await expect(answer({ answer: 'accepted' })).rejects.toThrow(/CK_shop_invitation_answered/)
      await expect(answer({ phone: '13700000003' })).rejects.toThrow(/不能改/)
      await expect(sql('shop_invitation').where({ id }).delete()).rejects.toThrow(/只能新增/)
      await answer({ answer: 'declined', answered_at: new Date() })
      await expect(answer({ answer: 'accepted' })).rejects.toThrow(/不能改/)
    })

    it('lets whoever was removed be invited again, in another role, and nothing by the sign-in of before', async () => {
      const first = await invite('13700000020', 'owner')
      const before = await signIn('13700000020')
      const member = (await before.get('')).data.member as { id: string }
      expect((await shop.owner.delete(`/members/${member.id}`)).status).toBe(200)
      const second = await invite('13700000020', 'accountant')
      expect([first.id, member.id]).not.toContain(second.id)
      expect((await before.post('/members', { name: '小张', phone: '13700000021', role: 'clerk' })).status).not.toBe(
        201,
      )
      const now = await signIn('13700000020')
      expect((await now.get('')).data).toMatchObject({ shop: { id: shop.id }, member: { role: 'accountant' } })
      expect((await now.post('/members', { name: '小张', phone: '13700000021', role: 'clerk' })).status).toBe(403)
    })

    it('is in vain once whoever invited left, was removed, or owns the shop no longer', async () => {
      const [first, second, third] = ['13700000002', '13700000003', '13700000004']
      await invite(first, 'owner')
      const other = await signIn(first)
      const waits = async (phone: string) => (await (await signIn(phone, false)).get('')).data.invitations.length
      await invite(second, 'clerk', other)
      await invite(third)
      expect(await waits(second)).toBe(1)
      const { id } = (await other.get('')).data.member
      expect((await shop.owner.post(`/members/${id}`, { role: 'clerk' })).status).toBe(200)
      expect([await waits(second), await waits(third)]).toEqual([0, 1])
      await shop.owner.post(`/members/${id}`, { role: 'owner' })
      await invite(second, 'clerk', other)
      expect((await shop.owner.delete(`/members/${id}`)).status).toBe(200)
      expect([await waits(second), await waits(third)]).toEqual([0, 1])
    })

    it('lapses after 30 days, and is nameless 30 days after it came to nothing', async () => {
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const rows = async () =>
        (await sql('shop_invitation').orderBy('created_at').select('answer', 'name', 'phone')) as object[]
      const by = { shop_id: shop.id, name: '小王', role: 'clerk', invited_by: await own() }
      const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
      for (const [days, phone] of [
        [31, '13700000021'],
        [29, '13700000022'],
        [70, '13700000023'],
      ] as const)
        await sql('shop_invitation').insert({ ...by, id: `shinv_${phone}`, phone, created_at: ago(days) })
      const answer = (answer: string, days: number) =>
        sql('shop_invitation')
          .where({ phone: '13700000023' })
          .update({ answer, answered_at: ago(days) })
      await answer('declined', 31)
      await forgetShopVisitors(getContainer())
      expect(await rows()).toEqual([
        { answer: 'declined', name: null, phone: null },
        { answer: 'lapsed', name: '小王', phone: '13700000021' },
        { answer: null, name: '小王', phone: '13700000022' },
      ])
      // Nothing but the name and the phone may be forgotten, and not while it waits.
      const change = (phone: string, facts: object) => sql('shop_invitation').where({ phone }).update(facts)
      await expect(change('13700000021', { name: null, phone: null, role: 'owner' })).rejects.toThrow(/不能改/)
      await expect(change('13700000022', { name: null, phone: null })).rejects.toThrow()
      expect((await invite('13700000021')).id).toMatch(/^shinv_/)
    })

    it('is joined by whoever owns a shop that was refused or closed, once they left that', async () => {
      const caller = await signIn('13700000010', false)
      await caller.post('/application', { ...PERSON, name: '自家小店', handle: 'zi-jia' })
      const { id } = (await caller.get('')).data.shop
      const { id: asked } = await invite('13700000010')
      expect((await caller.delete('/membership')).status).toBe(409)
      const act = (id: string, act: string) =>
        api.post(`/admin/shops/${id}`, { act, reason: '资料不全' }, { headers: staff })
      expect((await act(id, 'refuse')).status).toBe(200)
      expect((await caller.delete('/membership')).status).toBe(200)
      const again = await signIn('13700000010', false)
      expect((await again.post(`/invitations/${asked}`, { join: true })).data.shop.id).toBe(shop.id)
      await act(shop.id, 'close')
      for (const one of [again, shop.owner]) expect((await one.delete('/membership')).status).toBe(200)
      // One that is to be acted for has an owner, whatever happens at once.
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await expect(sql('shop').where({ id }).update({ state: 'applied' })).rejects.toThrow(/至少要有一位店主/)
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
        expect([kept, /^shinv_[0-9a-f]{32}$/.test(id)]).toEqual([phone, true])
        said.push({ status, member })
      }
      expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1)
      const acts = async (caller: Caller) => (await caller.get('')).data.shop?.id
      // Whoever acts for a shop goes on doing so, and may join the one that waits after leaving.
      expect(await acts(joined)).toBe(theirs.id)
      expect(await acts(await signIn('13700000002'))).toBe(theirs.id)
      expect((await joined.delete('/membership')).status).toBe(200)
      expect(await acts(await signIn('13700000002'))).toBe(shop.id)
      expect(await acts(await signIn('13700000003'))).toBe(shop.id)
    })
  },
})
