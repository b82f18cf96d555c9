/** A sign-in is a session that can be ended: what was signed out is nobody at once, by token, cookie or a token made anew. */
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { staffHeaders } from '../support/packing-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'

const OPEN = { validateStatus: () => true }
const PHONE = '13812341234'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0.50'
const STAFF = { email: 'yan@example.com', password: 'a long staff password' }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let store: Record<string, string>
    beforeAll(async () => {
      const keys = getContainer().resolve(Modules.API_KEY)
      const key = await keys.createApiKeys({ title: 'shop', type: 'publishable', created_by: 'test' })
      store = { 'x-publishable-api-key': key.token }
    })

    const sql = (text: string) => getContainer().resolve('__pg_connection__').raw(text)
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
    const enter = async (address: { phone: string } | { email: string } = { phone: PHONE }, more = {}) => {
      await sql(
        `update one_time_code set sent_at = sent_at - interval '1 hour', expires_at = expires_at - interval '1 hour'`,
      )
      const { token } = await signInByCode(api, getContainer(), { ...store, ...more }, address)
      return { ...store, ...bearer(token) }
    }
    const me = async (headers: object) => (await api.get('/store/customers/me', { headers, ...OPEN })).status
    const leave = (headers: object, which = '/current') => api.delete(`/auth/sessions${which}`, { headers, ...OPEN })
    const renew = (headers: object) => api.post('/auth/token/refresh', {}, { headers, ...OPEN })
    const list = async (headers: object) => (await api.get('/auth/sessions', { headers, ...OPEN })).data.sessions

    it('ends a shopper’s session at once where it is signed out, and no other', async () => {
      const [phone, desk] = [await enter(), await enter()]
      expect([await me(phone), await me(desk)]).toEqual([200, 200])
      expect((await leave(phone)).status).toBe(200)
      expect([await me(phone), await me(desk)]).toEqual([401, 200])
    })

    it('ends a shopper’s and a member of staff’s session at Medusa’s own door too, by the token alone', async () => {
      const leaveThere = (headers: object) => api.delete('/auth/session', { headers, ...OPEN })
      const [phone, desk] = [await enter(), await enter()]
      expect((await leaveThere(phone)).status).toBe(200)
      expect([await me(phone), await me(desk), (await leaveThere(phone)).status]).toEqual([401, 200, 401])
      const staff = await staffHeaders(getContainer())
      expect((await api.get('/admin/users/me', { headers: staff, ...OPEN })).status).toBe(200)
      expect((await leaveThere(staff)).status).toBe(200)
      expect((await api.get('/admin/users/me', { headers: staff, ...OPEN })).status).toBe(401)
      expect((await leaveThere({})).status).toBe(401)
    })

    it('makes no living token out of an ended one', async () => {
      const phone = await enter()
      const renewed = await renew(phone)
      expect(renewed.status).toBe(200)
      const other = { ...store, ...bearer(renewed.data.token) }
      expect(await me(other)).toBe(200)
      expect((await leave(phone)).status).toBe(200)
      expect([(await renew(phone)).status, (await renew(other)).status, await me(other)]).toEqual([401, 401, 401])
    })

    it('signs out everywhere', async () => {
      const devices = [await enter(), await enter(), await enter()]
      const stranger = await enter({ phone: '13900000000' })
      expect((await leave(devices[0], '')).data).toEqual({ ended: 3 })
      expect(await Promise.all(devices.map(me))).toEqual([401, 401, 401])
      expect(await me(stranger)).toBe(200)
    })

    it('lists where one is signed in, coarse, and ends one of them, never a stranger’s', async () => {
      const phone = await enter(undefined, { 'user-agent': IPHONE, 'x-forwarded-for': '113.87.12.34' })
      const desk = await enter()
      const shown = await list(desk)
      expect(shown).toHaveLength(2)
      const there = shown.find(({ current }: { current: boolean }) => !current)
      expect(there).toMatchObject({ network: '113.87.*', agent: 'WeChat · iPhone' })
      const stranger = await enter({ phone: '13900000000' })
      expect((await leave(stranger, `/${there.id}`)).status).toBe(404)
      expect(await me(phone)).toBe(200)
      expect((await leave(desk, `/${there.id}`)).status).toBe(200)
      expect([await me(phone), await me(desk)]).toEqual([401, 200])
      expect((await api.get('/auth/sessions', { headers: phone, ...OPEN })).status).toBe(401)
    })

    it('ends when its time is over, as token and session say alike', async () => {
      const phone = await enter()
      const said = JSON.parse(Buffer.from(phone.authorization.split('.')[1], 'base64url').toString())
      const { rows } = await sql('select extract(epoch from expires_at) as until from sign_in_session')
      expect(Math.abs(said.exp - Number(rows[0].until))).toBeLessThan(3)
      expect(said.exp - said.iat).toBeGreaterThan(29 * 86_400)
      await sql(`update sign_in_session set expires_at = created_at + interval '1 millisecond'`)
      expect(await me(phone)).toBe(401)
    })

    it('believes no token that names no session, or somebody else’s', async () => {
      const phone = await enter()
      const staff = await staffHeaders(getContainer())
      await sql(`delete from sign_in_session where actor_type = 'user'`)
      expect((await api.get('/admin/users/me', { headers: staff, ...OPEN })).status).toBe(401)
      await expect(sql(`update sign_in_session set actor_id = 'cus_other'`)).rejects.toThrow(/keeps its owner/)
      await leave(phone)
      await expect(sql(`update sign_in_session set revoked_at = null`)).rejects.toThrow(/stays ended/)
    })

    it('ends a member of staff’s cookie and token, and all of them when staff are removed', async () => {
      const users = getContainer().resolve(Modules.USER)
      const user = await users.createUsers({ email: STAFF.email })
      const auth = getContainer().resolve(Modules.AUTH)
      const { authIdentity } = await auth.register('emailpass', { body: STAFF } as never)
      await auth.updateAuthIdentities({ id: authIdentity?.id ?? '', app_metadata: { user_id: user.id } })
      const open = async () => {
        const { data } = await api.post('/auth/user/emailpass', STAFF)
        const session = await api.post('/auth/session', {}, { headers: bearer(data.token) })
        const cookie = String(session.headers['set-cookie']).split(';')[0]
        return { token: bearer(data.token), cookie: { cookie } }
      }
      const works = async (headers: object) => (await api.get('/admin/users/me', { headers, ...OPEN })).status
      const [first, second] = [await open(), await open()]
      expect([await works(first.token), await works(first.cookie), await works(second.cookie)]).toEqual([200, 200, 200])
      expect((await api.delete('/auth/session', { headers: first.cookie, ...OPEN })).status).toBe(200)
      expect([await works(first.token), await works(first.cookie), await works(second.cookie)]).toEqual([401, 401, 200])
      expect((await renew(first.token)).status).toBe(401)
      const admin = await staffHeaders(getContainer())
      expect((await api.delete(`/admin/users/${user.id}`, { headers: admin, ...OPEN })).status).toBe(200)
      await vi.waitFor(async () => expect(await works(second.token)).toBe(401), 5000)
    })

    it('ends a producer’s session like any other', async () => {
      const { id: producer_id } = await getContainer()
        .resolve('traceability')
        .createProducers({ key: 'mushroom-coop', name: '青龙娅香菇合作社', kind: 'cooperative' })
      await getContainer()
        .resolve('producer_portal')
        .createProducerContacts({ producer_id, channel: 'sms', address: PHONE })
      const { code } = await getContainer().resolve('one_time_code').issue({ channel: 'sms', address: PHONE })
      const { data } = await api.post('/store/sessions/producer', { phone: PHONE, code }, { headers: store })
      const own = async () => (await api.get('/producers/me', { headers: bearer(data.token), ...OPEN })).status
      expect(await own()).toBe(200)
      expect((await api.delete('/auth/session', { headers: bearer(data.token), ...OPEN })).status).toBe(200)
      expect(await own()).toBe(401)
    })
  },
})
