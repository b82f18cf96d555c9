/** The staff's door: guessing slows down and is told, unknown names look like known ones, a second factor where wanted. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { invitedHeaders, staffHeaders } from '../support/packing-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { totpOf } from '../support/totp'

const outbox = openOutbox()
const OPEN = { validateStatus: () => true }
const STAFF = { email: 'yan@example.com', password: 'a long staff password' }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    beforeAll(async () => {
      const user = await getContainer().resolve(Modules.USER).createUsers({ email: STAFF.email })
      const auth = getContainer().resolve(Modules.AUTH)
      const { authIdentity } = await auth.register('emailpass', { body: STAFF } as never)
      await auth.updateAuthIdentities({ id: authIdentity?.id ?? '', app_metadata: { user_id: user.id } })
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    const from = (network: string) => ({ headers: { 'x-forwarded-for': network }, ...OPEN })
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` }, ...OPEN })
    const enter = (network: string, change: object = {}) =>
      api.post('/auth/user/emailpass', { ...STAFF, ...change }, from(network))

    it('slows down who guesses a password, known name or not, tells its owner, and lets staff lift it', async () => {
      const guess = async (email: string) => {
        const answers = []
        for (let i = 0; i < 6; i++) answers.push(await enter('203.0.113.9', { email, password: `guess ${i}` }))
        return answers.map(({ status, data }) => [status, data.code ?? data.message])
      }
      const known = await guess(STAFF.email)
      expect(known.map(([status]) => status)).toEqual([401, 401, 401, 401, 401, 429])
      expect(await guess('nobody@example.com')).toEqual(known)
      const locked = await enter('203.0.113.9')
      expect([locked.status, locked.data.message]).toEqual([
        429,
        expect.stringMatching(/^尝试次数过多，请 \d+ 秒后再试$/),
      ])
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(20)
      expect((await enter('113.87.12.34')).status).toBe(200)
      await vi.waitFor(() => expect(outbox.messages().map(({ to }) => to)).toEqual([STAFF.email]), 5000)
      const headers = await staffHeaders(getContainer())
      const { locks } = (await api.get('/admin/sign-in', { headers })).data
      const own = locks.find(({ label }: { label: string }) => label.startsWith('ya***'))
      expect(own).toMatchObject({ kind: 'pair', label: 'ya***@example.com · 203.0.*' })
      expect((await api.delete(`/admin/sign-in/locks/${own.id}`, { headers, ...OPEN })).status).toBe(200)
      expect((await enter('203.0.113.9')).status).toBe(200)
    })

    it('mails a way to a new password to who is staff, alike for a stranger, and so often only', async () => {
      const auth = getContainer().resolve(Modules.AUTH)
      await auth.register('emailpass', { body: { email: 'nobody@example.com', password: 'some password' } } as never)
      const ask = (identifier: string, network: string) =>
        api.post('/auth/user/emailpass/reset-password', { identifier }, from(network))
      const open = (await enter('203.0.113.20')).data.token
      for (const name of [STAFF.email, 'nobody@example.com', 'unknown@example.com'])
        expect([name, (await ask(name, '203.0.113.21')).status]).toEqual([name, 201])
      const mails = () => outbox.messages().filter(({ template }) => template === 'staff-password-reset')
      await vi.waitFor(() => expect(mails().map(({ to }) => to)).toEqual([STAFF.email]), 5000)
      const token = new URL(/http\S+/.exec(mails()[0]?.text ?? '')?.[0] ?? '').searchParams.get('token') ?? ''
      const kept = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ to: STAFF.email })
      expect(JSON.stringify(kept)).not.toContain(token)

      const password = 'another long password'
      const set = (by: string) => api.post('/auth/user/emailpass/update', { password }, bearer(by))
      expect((await set(token)).status).toBe(200)
      expect((await set(token)).status).toBe(401)
      expect((await api.get('/admin/users/me', bearer(open))).status).toBe(401)
      expect([(await enter('203.0.113.22')).status, (await enter('203.0.113.22', { password })).status]).toEqual([
        401, 200,
      ])
      const more = []
      for (let i = 0; i < 6; i++) more.push((await ask(STAFF.email, '203.0.113.23')).status)
      expect(more).toEqual([201, 201, 201, 201, 201, 429])
      expect((await enter('203.0.113.23', { password })).status).toBe(200)
    })

    const NEW = 'li@example.com'
    const mailedTo = (email: string) =>
      outbox.messages().filter(({ to, template }) => to === email && template === 'staff-invitation')
    const linkOf = (count: number) =>
      vi.waitFor(() => {
        const mails = mailedTo(NEW)
        expect(mails).toHaveLength(count)
        return new URL(/http\S+/.exec(mails[count - 1].text)?.[0] ?? '').searchParams.get('token') ?? ''
      }, 5000)
    const register = async (email: string) =>
      (await api.post('/auth/user/emailpass/register', { email, password: 'a long password' }, OPEN)).data.token
    const accept = (token: string, by: string, body: object = {}) =>
      api.post(`/admin/invites/accept?token=${encodeURIComponent(token)}`, body, bearer(by))

    it('shows an invitation’s link to nobody but the mailbox it invites, whatever is asked for', async () => {
      const headers = await staffHeaders(getContainer(), 'lan@example.com')
      const metadata = { invited_by: 'somebody else' }
      const made = await api.post(
        '/admin/invites?fields=%2Btoken',
        { email: ' Li@Example.com ', metadata },
        { headers },
      )
      const { id } = made.data.invite
      const [kept] = await getContainer().resolve(Modules.USER).listInvites({ id })
      const [lan] = await getContainer().resolve(Modules.USER).listUsers({ email: 'lan@example.com' })
      expect([kept.email, kept.metadata]).toEqual([NEW, { invited_by: lan.id }])
      const first = await linkOf(1)
      const answers = [made, await api.post(`/admin/invites/${id}/resend?fields=*`, {}, { headers })]
      for (const path of ['', '?fields=id,token', '?fields=*', `/${id}`, `/${id}?fields=token,*`])
        answers.push(await api.get(`/admin/invites${path}`, { headers }))
      const second = await linkOf(2)
      const [now] = await getContainer().resolve(Modules.USER).listInvites({ id })
      for (const { data } of answers) {
        expect(JSON.stringify(data)).toContain(id)
        expect(JSON.stringify(data)).not.toMatch(/"token"|eyJ/)
      }
      const notes = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ to: NEW })
      expect(JSON.stringify(notes)).not.toContain('eyJ')
      const own = await register(NEW)
      for (const wrong of [now.token, kept.token, first, 'guessed'])
        expect((await accept(wrong, own)).data.message).toContain('邀请链接无效或已过期')
      expect((await accept(second, own, { email: 'other@example.com', first_name: '李' })).data.user.email).toBe(NEW)
      expect((await accept(second, own)).status).toBeGreaterThanOrEqual(400)
      const bell = () =>
        outbox.messages().find(({ channel, data }) => channel === 'feed' && data.title === '新员工加入')
      await vi.waitFor(() => expect(bell()?.data.description).toContain('lan@example.com'), 5000)
    })

    it('lets an invitation end, and be taken by the invited mailbox alone, and no key invite', async () => {
      const headers = await staffHeaders(getContainer(), 'lan@example.com')
      for (const email of [NEW, 'wu@example.com']) await api.post('/admin/invites', { email }, { headers })
      const link = await linkOf(1)
      const stranger = await accept(link, await register('wu@example.com'))
      expect([stranger.status, stranger.data.message]).toEqual([401, '请用收到邀请的邮箱设置密码'])
      const sql = getContainer().resolve('__pg_connection__')
      await sql.raw(`update staff_invite_link set expires_at = now()`)
      expect((await accept(link, await register(NEW))).status).toBe(401)
      const [lan] = await getContainer().resolve(Modules.USER).listUsers({ email: 'lan@example.com' })
      const key = await getContainer()
        .resolve(Modules.API_KEY)
        .createApiKeys({ title: 'machine', type: 'secret', created_by: lan.id })
      const auth = { username: key.token, password: '' }
      expect((await api.post('/admin/invites', { email: 'x@example.com' }, { auth, ...OPEN })).status).toBe(403)
      expect(JSON.stringify((await api.get('/admin/invites?fields=*', { auth })).data)).not.toMatch(/"token"|eyJ/)
      await expect(sql.raw(`update staff_invite set invited_by = null`)).rejects.toThrow('stays as it was')
      const bad = await api.post('/admin/invites', { email: 'no address' }, { headers, ...OPEN })
      expect([bad.status, bad.data.message]).toEqual([400, '请填写 11 位手机号或有效的邮箱'])
    })

    it('takes nobody for a second person whom the first invited, by others too, or who has the same mailbox', async () => {
      const container = getContainer()
      const users = container.resolve(Modules.USER)
      const lan = await users.createUsers({ email: 'lan@example.com' })
      await invitedHeaders(container, 'a@example.com', 'lan@example.com')
      await invitedHeaders(container, 'b@example.com', 'lan@example.com')
      await invitedHeaders(container, 'c@example.com', 'a@example.com')
      await users.softDeleteUsers([lan.id])
      await users.createUsers({ email: 'Lan+2@example.com' })
      const same = async (one: string, other: string) => {
        const id = async (email: string) => (await users.listUsers({ email }, { withDeleted: true }))[0].id
        const { rows } = await container
          .resolve('__pg_connection__')
          .raw('select same_person(?, ?) as same', [await id(`${one}@example.com`), await id(`${other}@example.com`)])
        return rows[0].same
      }
      for (const [one, other] of ['lan a', 'a lan', 'lan c', 'c lan', 'c a', 'Lan+2 lan', 'Lan+2 c', 'b Lan+2'].map(
        (pair) => pair.split(' '),
      ))
        expect([one, other, await same(one, other)]).toEqual([one, other, true])
      for (const [one, other] of [
        ['a', 'b'],
        ['b', 'c'],
        ['yan', 'a'],
      ])
        expect([one, other, await same(one, other)]).toEqual([one, other, false])
    })

    it('lets nobody by whose path writes a letter of the door’s name as %xx', async () => {
      const guess = { ...STAFF, password: 'a guess' }
      for (const path of ['user/email%70ass', 'us%65r/emailpass', 'user/emailpas%73']) {
        const tried = await api.post(`/auth/${path}`, guess, from('203.0.113.7'))
        expect([path, tried.status, tried.data.code]).toEqual([path, 400, 'not_plain'])
        const made = await api.post(`/auth/${path}/register`, { email: 'x@example.com', password: 'x' }, OPEN)
        expect([path, made.status]).toEqual([path, 400])
      }
      const auth = getContainer().resolve(Modules.AUTH)
      expect(await auth.listAuthIdentities({ provider_identities: { entity_id: 'x@example.com' } })).toEqual([])
      expect((await enter('203.0.113.7')).status).toBe(200)
    })

    it('refuses a zero byte wherever it stands, before the database sees it', async () => {
      const named = await enter('203.0.113.7', { email: 'yan\0@example.com' })
      expect([named.status, named.data.message]).toEqual([400, '请求里有不能用的字符'])
      const zero = await Promise.all(['/auth/%00/emailpass', '/auth/user?a=%00'].map((path) => api.get(path, OPEN)))
      expect(zero.map(({ status }) => status)).toEqual([400, 400])
    })

    it('lets no guesses through that come at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => enter('203.0.113.9', { password: `g${i}` })),
      )
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses).toEqual([...Array.from({ length: 5 }, () => 401), ...Array.from({ length: 7 }, () => 429)])
    })

    it('locks a name that is guessed from many networks', async () => {
      for (let i = 0; i < 20; i++) await enter(`203.0.${i}.9`, { password: 'a guess' })
      expect((await enter('198.51.100.7', { password: 'a guess' })).status).toBe(429)
      await getContainer().resolve('__pg_connection__').raw(`update sign_in_try set locked_until = now()`)
      expect((await enter('198.51.100.7')).status).toBe(200)
    })

    it('takes as long to refuse a name that nobody has', async () => {
      const timed = async (email: string) => {
        const times = []
        for (let i = 0; i < 4; i++) {
          const before = performance.now()
          expect((await enter(`203.0.${i}.9`, { email, password: 'wrong' })).status).toBe(401)
          times.push(performance.now() - before)
        }
        return Math.min(...times)
      }
      const [known, unknown] = [await timed(STAFF.email), await timed('nobody@example.com')]
      expect(unknown).toBeGreaterThan(known * 0.6)
      expect(unknown).toBeLessThan(known * 1.7)
    })

    it('asks for a second factor where its owner set one, takes each code once, and counts guesses at it', async () => {
      const { token } = (await enter('113.87.12.34')).data
      const start = { provider: 'totp', label: STAFF.email, issuer: '宁陕山珍' }
      const { mfa_factor, secret } = (await api.post('/auth/mfa/factors', start, bearer(token))).data
      const verified = await api.post(
        `/auth/mfa/factors/${mfa_factor.id}/verify`,
        { code: totpOf(secret) },
        bearer(token),
      )
      expect([verified.status, verified.data.mfa_factor.status]).toEqual([200, 'enabled'])

      const first = (await enter('113.87.12.34')).data
      expect(first).toMatchObject({ mfa_required: true, mfa_challenge: { id: expect.any(String) } })
      expect((await api.get('/admin/users/me', bearer(first.token))).status).toBe(401)
      const answer = (challenge: string, by: string, code: string) =>
        api.post(`/auth/mfa/challenges/${challenge}/verify`, { method: 'totp', code }, bearer(by))
      const code = totpOf(secret)
      const entries = await Promise.all([1, 2].map(() => answer(first.mfa_challenge.id, first.token, code)))
      const right = entries.find(({ status }) => status === 200)
      expect(entries.map(({ status, data }) => [status, data.code]).sort()).toEqual([
        [200, undefined],
        [400, 'code_used'],
      ])
      expect((await api.get('/admin/users/me', bearer(right?.data.token))).status).toBe(200)
      const off = { ...bearer(right?.data.token), data: { method: 'totp', code } }
      expect((await api.delete(`/auth/mfa/factors/${mfa_factor.id}`, off)).data.code).toBe('code_used')
      const bare = { ...bearer(right?.data.token), data: {} }
      expect((await api.delete(`/auth/mfa/factors/${mfa_factor.id}`, bare)).data.message).toBe('请输入验证码')

      const drawn = () => api.post('/auth/mfa/recovery-codes', {}, bearer(right?.data.token))
      const { recovery_codes } = (await drawn()).data
      expect(recovery_codes.length).toBeGreaterThan(4)
      const doors = await Promise.all([1, 2].map(async () => (await enter('113.87.12.34')).data))
      const saved = { method: 'recovery_code', code: recovery_codes[0] }
      const used = await Promise.all(
        doors.map(({ mfa_challenge: { id }, token: by }) =>
          api.post(`/auth/mfa/challenges/${id}/verify`, saved, bearer(by)),
        ),
      )
      expect(used.map(({ status }) => status).sort()).toEqual([200, 400])
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await sql.raw(`update sign_in_used set until = now() - interval '1 second'`)
      expect([(await drawn()).status, (await drawn()).data.code]).toEqual([403, 'factor_first'])

      const again = (await enter('113.87.12.34')).data
      const wrong = String((Number(totpOf(secret)) + 1) % 1_000_000).padStart(6, '0')
      const guesses = await Promise.all(
        Array.from({ length: 9 }, () => answer(again.mfa_challenge.id, again.token, wrong)),
      )
      expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4)
      expect((await answer(again.mfa_challenge.id, again.token, totpOf(secret))).status).toBe(429)
    })
  },
})
