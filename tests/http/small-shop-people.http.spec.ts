/** Who acts for a small shop: members by role, their keys and programs; and what none of them gets at. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { knownRoutes } from '@shanzhen/http/contract'
import { memberRoutes, statesOf } from '@shanzhen/shops/rights'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { callerOf, type Caller, openSmallShop, PERSON, signInForShop } from '../support/small-shops'

const KEY = { name: '我的 ERP', mode: 'live', scopes: ['orders:read', 'orders:write'], expires_in_days: 90 }
const ROLES = ['owner', 'clerk', 'accountant'] as const

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let staff: Caller
    let shop: { id: string; owner: Caller }
    beforeAll(async () => {
      await openPackingShop(getContainer())
      staff = callerOf(api, await staffHeaders(getContainer()), '/admin')
      shop = await openSmallShop(api, getContainer(), staff.headers, { phone: '13700000001' })
    })

    const signIn = (phone: string) => signInForShop(api, getContainer(), phone)
    const other = () =>
      openSmallShop(api, getContainer(), staff.headers, { phone: '13700000009', name: '别家铺子', handle: 'bie-jia' })
    const sql = (text: string, values: string[] = []) =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values)
    const invite = async (phone: string, role = 'clerk', by = shop.owner) =>
      (await by.post('/members', { name: '小王', phone, role })).data.member as { id: string }
    const idOf = async (caller: Caller) => ((await caller.get('')).data.member as { id: string }).id
    const makeKey = async (change: object = {}, by = shop.owner) =>
      (await by.post('/keys', { ...KEY, ...change })).data as unknown as { key: { id: string }; secret: string }
    const program = (secret: string) => callerOf(api, { authorization: `Bearer ${secret}` }, '/shops/api/v1')
    const ids = async (by: Caller, what: 'members' | 'keys') =>
      ((await by.get(`/${what}`)).data[what] as { id: string }[]).map(({ id }) => id)

    it('lets each role do what its rights say and nothing else, at every route of the portal', async () => {
      const callers: Record<(typeof ROLES)[number], Caller> = {
        owner: shop.owner,
        clerk: (await invite('13700000002'), await signIn('13700000002')),
        accountant: (await invite('13700000003', 'accountant'), await signIn('13700000003')),
      }
      const visitor = await signIn('13700000004')
      const rights = memberRoutes()
      const routes = [...knownRoutes().keys()].filter((route) => / \/shops\/me(?:\/|$)/.test(route))
      const rightless = routes.filter((route) => !rights.has(route))
      expect(rightless, 'give these a right by `memberRights` in their room, or nobody may').toEqual([])
      const wrong: string[] = []
      for (const route of routes) {
        const right = rights.get(route)!
        const [method = '', path = ''] = route.split(' ')
        const url = path.replace('/shops/me', '').replace(/:\w+/g, 'none_1')
        const ask = (caller: Caller) =>
          method === 'GET' ? caller.get(url) : method === 'POST' ? caller.post(url) : caller.delete(url)
        // Leaving is its own test: whoever did is nobody afterwards.
        if (url === '/membership') continue
        const open = statesOf(method, right).includes('approved')
        for (const role of ROLES) {
          const { status, data } = await ask(callers[role])
          const turned = status === 403 ? (data as { code?: string }).code : null
          const wanted = !right.roles.includes(role) ? 'role' : open ? null : 'shop_approved'
          if (turned !== wanted) wrong.push(`${role}: ${route} → ${status} ${turned}`)
        }
        const { status, data } = await ask(visitor)
        const turned = status === 403 && (data as { code?: string }).code === 'no_shop'
        if (turned === Boolean(right.visitor)) wrong.push(`visitor: ${route} → ${status}`)
      }
      expect(wrong).toEqual([])
      expect((await shop.owner.get('/nothing-there')).status).toBe(404)
    })

    it('invites a phone that is signed in already, which joins in that very sign-in', async () => {
      const visitor = await signIn('13700000002')
      expect((await visitor.get('')).data.shop).toBeNull()
      const { id } = await invite('13700000002', 'accountant')
      expect((await visitor.get('')).data).toMatchObject({ shop: null, invitations: [{ id, role: 'accountant' }] })
      expect((await visitor.post(`/invitations/${id}`, { join: true })).data).toMatchObject({
        member: { role: 'accountant', name: '小王' },
        shop: { id: shop.id },
      })
      const again = await shop.owner.post('/members', { name: '再来', phone: '13700000002', role: 'clerk' })
      expect([again.status, again.data.fields]).toEqual([409, { phone: expect.stringContaining('本店') }])
      // Whoever acts for one shop applies for no other.
      expect((await visitor.post('/application', PERSON)).status).toBe(403)
    })

    it('ends a removed member at once, with the keys they made', async () => {
      await invite('13700000002', 'owner')
      const second = await signIn('13700000002')
      const id = await idOf(second)
      const { secret } = await makeKey({}, second)
      expect((await program(secret).get('/shop')).status).toBe(200)
      expect((await shop.owner.delete(`/members/${id}`)).status).toBe(200)
      expect((await second.get('')).status).toBe(401)
      expect((await second.get('/members')).status).toBe(401)
      expect((await program(secret).get('/shop')).status).toBe(401)
      const back = await signIn('13700000002')
      expect((await back.get('')).data.shop).toBeNull()
      expect((await second.get('')).status).toBe(401)
    })

    it('ends the keys of whoever is an owner no more, which may more than they do', async () => {
      await invite('13700000002', 'owner')
      const second = await signIn('13700000002')
      const id = await idOf(second)
      const { secret } = await makeKey({}, second)
      const others = await makeKey()
      expect((await shop.owner.post(`/members/${id}`, { name: '小王二' })).status).toBe(200)
      expect((await program(secret).get('/shop')).status).toBe(200)
      expect((await shop.owner.post(`/members/${id}`, { role: 'accountant' })).status).toBe(200)
      expect((await program(secret).get('/shop')).status).toBe(401)
      expect((await program(others.secret).get('/shop')).status).toBe(200)
    })

    it('lets whoever was invited leave, and the last owner not', async () => {
      await invite('13700000002')
      const clerk = await signIn('13700000002')
      expect((await clerk.delete('/membership')).status).toBe(200)
      expect((await clerk.get('')).status).toBe(401)
      const last = await shop.owner.delete('/membership')
      expect([last.status, last.data.code]).toEqual([409, 'last_owner'])
      const [own = ''] = await ids(shop.owner, 'members')
      expect((await shop.owner.post(`/members/${own}`, { role: 'clerk' })).status).toBe(409)
      expect((await shop.owner.get('/members')).status).toBe(200)
    })

    it('keeps an owner where two take the role from each other at once', async () => {
      await invite('13700000002', 'owner')
      const second = await signIn('13700000002')
      const id = await idOf(second)
      const [own = ''] = await ids(shop.owner, 'members')
      const answers = await Promise.all([
        shop.owner.post(`/members/${id}`, { role: 'clerk' }),
        second.post(`/members/${own}`, { role: 'clerk' }),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const { rows } = await sql(`select 1 from shop_member where shop_id = ? and role = 'owner'`, [shop.id])
      expect(rows).toHaveLength(1)
    })

    it('shows another shop’s people and keys to nobody, and lets nobody touch them', async () => {
      const theirs = await other()
      const { key } = await makeKey({}, theirs.owner)
      const [member = ''] = await ids(theirs.owner, 'members')
      expect((await shop.owner.post(`/members/${member}`, { role: 'clerk' })).status).toBe(404)
      expect((await shop.owner.delete(`/members/${member}`)).status).toBe(404)
      expect((await shop.owner.delete(`/keys/${key.id}`)).status).toBe(404)
      expect(await ids(shop.owner, 'keys')).toEqual([])
      expect(await ids(theirs.owner, 'members')).toEqual([member])
      expect((await theirs.owner.get('/keys')).data.keys[0].revoked_at).toBeNull()
    })

    it('shows a key’s secret once and keeps its hash alone', async () => {
      const { key, secret } = await makeKey()
      expect(secret).toMatch(/^szk_live_[\w-]{43}$/)
      const listed = await shop.owner.get('/keys')
      expect(listed.data.keys).toEqual([
        expect.objectContaining({ id: key.id, shown: secret.slice(0, 17), made_by: '陈小山', last_used_at: null }),
      ])
      expect(JSON.stringify(listed.data)).not.toContain(secret.slice(0, 20))
      const { rows } = await sql('select row_to_json(k)::text as row from shop_key k')
      expect(rows[0].row).not.toContain(secret.slice(17))
      for (const [change, field] of [
        [{ scopes: [] }, 'scopes'],
        [{ scopes: ['everything'] }, 'scopes.0'],
        [{ expires_in_days: 0 }, 'expires_in_days'],
        [{ name: ' ' }, 'name'],
      ] as const) {
        const { status, data } = await shop.owner.post('/keys', { ...KEY, ...change })
        expect([status, Object.keys(data.fields)]).toEqual([400, [field]])
      }
    })

    it('tells a program whose key it holds, how many calls are left, and when it was used last', async () => {
      const { key, secret } = await makeKey({ mode: 'test', scopes: ['orders:read'] })
      expect(secret).toMatch(/^szk_test_/)
      const { status, data, headers } = await program(secret).get('/shop')
      expect([status, data.shop]).toEqual([
        200,
        expect.objectContaining({
          id: shop.id,
          handle: 'shan-li',
          mode: 'test',
          key: expect.objectContaining({ id: key.id }),
        }),
      ])
      expect(headers).toMatchObject({
        'ratelimit-limit': '600',
        'ratelimit-policy': '600;w=60',
        'cache-control': 'no-store',
      })
      expect(Number(headers['ratelimit-remaining'])).toBe(599)
      expect(Number(headers['ratelimit-reset'])).toBeGreaterThan(0)
      expect((await shop.owner.get('/keys')).data.keys[0].last_used_at).not.toBeNull()
    })

    it('turns away what is no key in force, as RFC 9457 says it', async () => {
      const { key, secret } = await makeKey()
      const { secret: old } = await makeKey({ name: '旧的' })
      await sql(`alter table shop_key disable trigger shop_key_keeps`)
      await sql(`update shop_key set expires_at = now() - interval '1 second' where name = '旧的'`)
      await sql(`alter table shop_key enable trigger shop_key_keeps`)
      const none = 'szk_live_' + 'A'.repeat(43)
      for (const text of [
        none,
        old,
        secret.slice(0, -1),
        `${secret}A`,
        'nonsense',
        shop.owner.headers.authorization!.slice(7),
      ]) {
        const { status, data, headers } = await program(text).get('/shop')
        expect([status, headers['content-type'], headers['www-authenticate']]).toEqual([
          ...[401, 'application/problem+json; charset=utf-8', 'Bearer'],
        ])
        expect(data).toMatchObject({ type: 'about:blank', title: 'Unauthorized', status: 401, code: 'key_unknown' })
      }
      expect((await api.get('/shops/api/v1/shop', { validateStatus: () => true })).status).toBe(401)
      expect((await shop.owner.delete(`/keys/${key.id}`)).data.key.revoked_at).not.toBeNull()
      expect((await shop.owner.delete(`/keys/${key.id}`)).status).toBe(200)
      expect((await program(secret).get('/shop')).status).toBe(401)
      // A key is nobody in the portal, and a member's token none in the programs' door.
      const asMember = callerOf(api, { authorization: `Bearer ${secret}` }, '/shops/me')
      expect((await asMember.get('')).status).toBe(401)
    })

    it('answers 429 with when to come again, and counts calls that come at once', async () => {
      const { secret } = await makeKey()
      const service = getContainer().resolve('shop') as { callsPerMinute: number }
      const most = service.callsPerMinute
      service.callsPerMinute = 5
      try {
        const answers = await Promise.all(Array.from({ length: 9 }, () => program(secret).get('/shop')))
        const refused = answers.filter(({ status }) => status === 429)
        // A minute that turns in between begins anew.
        expect([4, 0, 1, 2, 3]).toContain(refused.length)
        const again = await Promise.all(Array.from({ length: 12 }, () => program(secret).get('/shop')))
        const late = again.find(({ status }) => status === 429)
        expect(late?.data).toMatchObject({ status: 429, code: 'too_many_calls', title: 'Too Many Requests' })
        expect(Number(late?.headers['retry-after'])).toBeGreaterThan(0)
        expect(late?.headers['ratelimit-remaining']).toBe('0')
      } finally {
        service.callsPerMinute = most
      }
    })

    it('lets a suspended shop read and place nothing, by portal and by key, and a closed one look', async () => {
      await invite('13700000002')
      const { key, secret } = await makeKey()
      expect((await program(secret).post('/nothing')).data).toMatchObject({ status: 404, code: 'no_route' })
      await staff.post(`/shops/${shop.id}`, { act: 'suspend', reason: '投诉核查' })
      expect((await program(secret).get('/shop')).data.shop).toMatchObject({ state: 'suspended' })
      const refused = await program(secret).post('/orders', { number: '1' })
      expect([refused.status, refused.headers['content-type'], refused.data.code]).toEqual([
        ...[403, 'application/problem+json; charset=utf-8', 'shop_suspended'],
      ])
      const made = await shop.owner.post('/keys', KEY)
      expect([made.status, made.data.code]).toEqual([403, 'shop_suspended'])
      expect((await shop.owner.get('/profile')).status).toBe(200)
      await staff.post(`/shops/${shop.id}`, { act: 'close', reason: '不做了' })
      expect((await program(secret).get('/shop')).status).toBe(403)
      expect((await shop.owner.get('/keys')).status).toBe(200)
      expect((await shop.owner.delete(`/keys/${key.id}`)).status).toBe(200)
      expect((await shop.owner.post('/contact', { contact_name: '李', contact_phone: '13700000007' })).status).toBe(403)
    })

    it('is decided about as it was looked at: papers sent meanwhile are looked at first', async () => {
      const own = await signIn('13700000021')
      await own.post('/application', { ...PERSON, name: '再来一家', handle: 'zai-lai' })
      const id = (await own.get('')).data.shop.id as string
      const decide = (act: string, seen_at: string, reason?: string) =>
        staff.post(`/shops/${id}`, { act, seen_at, reason })
      const { state_at } = (await staff.get(`/shops/${id}`)).data.shop
      expect((await decide('refuse', state_at, '看不清')).status).toBe(200)
      await own.post('/application', { ...PERSON, name: '换了一家', handle: 'zai-lai' })
      expect((await decide('approve', state_at)).status).toBe(409)
      expect((await decide('approve', (await staff.get(`/shops/${id}`)).data.shop.state_at)).status).toBe(200)
    })

    it('lists where one is signed in, and ends all of it', async () => {
      const second = await signIn('13700000001')
      const own = callerOf(api, second.headers)
      expect((await own.get('/auth/sessions')).data.sessions).toHaveLength(2)
      expect((await own.delete('/auth/sessions')).data).toEqual({ ended: 2 })
      expect([(await shop.owner.get('')).status, (await second.get('')).status]).toEqual([401, 401])
    })
  },
})
