/** Passwords of staff: none that is guessed first is set, by an invitation, a mailed link or at the first start. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { seedAdminUser } from '../../backend/src/seed/admin-user'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'

const outbox = openOutbox()
const OPEN = { validateStatus: () => true }
const YAN = { email: 'yan@example.com', password: 'password1' }
const GOOD = 'three mushrooms on an oak'
const COMMON = expect.stringContaining('太常见')
const OWN = expect.stringContaining('邮箱、姓名或店名')
const BAD: [unknown, unknown][] = [
  ['', '请填写密码'],
  [{ long: 'enough' }, '请填写密码'],
  ['1', '密码至少 10 个字符'],
  ['mushroom9', '密码至少 10 个字符'],
  ['m'.repeat(129), '密码最多 128 个字符'],
  ['1234567890', COMMON],
  ['password123', COMMON],
  ['1qaz2wsx3edc', COMMON],
  ['aaaaaaaaaaaa', COMMON],
  ['Admin123456', COMMON],
  ['13812341234', COMMON],
  ['wang.hong@example.com', OWN],
  ['Wang.Hong2026', OWN],
  ['宁陕山珍宁陕山珍2026', OWN],
  ['ningshan2026', OWN],
]

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    /** Somebody of the staff from before there were rules. */
    beforeAll(async () => {
      const user = await getContainer().resolve(Modules.USER).createUsers({ email: YAN.email })
      const auth = getContainer().resolve(Modules.AUTH)
      const { authIdentity } = await auth.register('emailpass', { body: YAN } as never)
      await auth.updateAuthIdentities({ id: authIdentity?.id ?? '', app_metadata: { user_id: user.id } })
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterEach(() => vi.useRealTimers())
    afterAll(() => outbox.close())

    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` }, ...OPEN })
    const enter = (email: string, password: string) => api.post('/auth/user/emailpass', { email, password }, OPEN)
    const linkTo = async (email: string, template: string) =>
      vi.waitFor(() => {
        const mail = outbox.messages().findLast((one) => one.to === email && one.template === template)
        return new URL(/http\S+/.exec(mail?.text ?? '')?.[0] ?? '').searchParams.get('token') ?? ''
      }, 15_000)
    const askReset = async (email: string) => {
      outbox.clear()
      await api.post('/auth/user/emailpass/reset-password', { identifier: email }, OPEN)
      return linkTo(email, 'staff-password-reset')
    }
    const set = (link: string, password: unknown, more: object = {}) =>
      api.post('/auth/user/emailpass/update', { ...more, password }, bearer(link))

    it('refuses an invited person each password that is guessed first, beside its field, and keeps nothing of it', async () => {
      const email = 'wang.hong@example.com'
      const headers = await staffHeaders(getContainer(), 'lan@example.com')
      await api.post('/admin/invites', { email }, { headers })
      const link = await linkTo(email, 'staff-invitation')
      const register = (password: unknown) => api.post('/auth/user/emailpass/register', { email, password }, OPEN)
      for (const [password, message] of BAD) {
        const { status, data } = await register(password)
        expect([password, status, data.code, data.fields?.password]).toEqual([password, 422, 'weak_password', message])
      }
      expect((await api.post('/auth/USER/emailpass/register/', { email, password: '1' }, OPEN)).status).toBeGreaterThan(
        399,
      )
      const entity = { provider: 'emailpass', entity_id: email }
      expect(await getContainer().resolve(Modules.AUTH).listProviderIdentities(entity)).toEqual([])
      const { token } = (await register(GOOD)).data
      const taken = await api.post(`/admin/invites/accept?token=${link}`, { first_name: '红' }, bearer(token))
      expect([taken.status, (await enter(email, GOOD)).status]).toEqual([200, 200])
    })

    it('invites a phone by text message, which signs in by its number and has proved it', async () => {
      const phone = '13812345678'
      const headers = await staffHeaders(getContainer(), 'lan@example.com')
      const refused = await api.post('/admin/invites', { email: '1381234567' }, { headers, ...OPEN })
      expect([refused.status, refused.data.message]).toEqual([400, '请填写 11 位手机号或有效的邮箱'])
      await api.post('/admin/invites', { email: '138 1234 5678', roles: ['role_warehouse'] }, { headers })
      const link = await linkTo(phone, 'staff-invitation')
      expect(outbox.messages().filter(({ channel, to }) => channel !== 'sms' && to.includes(phone))).toEqual([])
      const { token } = (await api.post('/auth/user/emailpass/register', { email: phone, password: GOOD }, OPEN)).data
      const taken = await api.post(`/admin/invites/accept?token=${link}`, { first_name: '梅' }, bearer(token))
      expect(taken.status).toBe(200)
      const entered = await enter(phone, GOOD)
      const own = await api.get('/admin/sign-in/phone', bearer(entered.data.token))
      expect([entered.status, own.data.phone]).toEqual([200, '138****5678'])
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      expect(await sql('staff_phone').where({ phone }).select('user_id')).toEqual([{ user_id: taken.data.user.id }])
      outbox.clear()
      await api.post('/auth/user/emailpass/reset-password', { identifier: phone }, OPEN)
      expect((await set(await linkTo(phone, 'staff-password-reset'), 'four mushrooms on an elm')).status).toBe(200)
      expect((await enter(phone, 'four mushrooms on an elm')).status).toBe(200)
    })

    it('proves a phone by no mailbox that is spelled like one, and sends nothing where no mail arrives', async () => {
      const headers = await staffHeaders(getContainer(), 'lan@example.com')
      const spelled = ['13812345678+x', '138-1234-5678', '138.12345678'].map((name) => `${name}@phone.invalid`)
      for (const email of [...spelled, '13812345678@phone.invalid.', '13812345678@x.phone.invalid', 'x@SHOP.INVALID']) {
        const { status, data } = await api.post('/admin/invites', { email }, { headers, ...OPEN })
        expect([email, status, data.message]).toEqual([email, 400, '请填写 11 位手机号或有效的邮箱'])
      }
      const users = getContainer().resolve(Modules.USER)
      await users.createInvites({ email: spelled[0] })
      await users.createUsers({ email: spelled[0] })
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      expect(await sql('staff_phone').where({ phone: '13812345678' })).toEqual([])
      expect(await sql('staff_origin').where({ mailbox: '13812345678@phone.invalid' }).select('mailbox')).toHaveLength(
        1,
      )
    })

    it('lets a mailed link be tried with a better password, and be used once', async () => {
      const link = await askReset(YAN.email)
      for (const [password, message] of [
        ['1', '密码至少 10 个字符'],
        ['password123', COMMON],
        ['yan@example', OWN],
      ]) {
        const { status, data } = await set(link, password)
        expect([password, status, data.message]).toEqual([password, 422, message])
      }
      expect((await set(link, GOOD)).status).toBe(200)
      expect((await set(link, 'four mushrooms on an elm')).status).toBe(401)
      expect([(await enter(YAN.email, YAN.password)).status, (await enter(YAN.email, GOOD)).status]).toEqual([401, 200])
    })

    it('takes no link for a new password a quarter of an hour later', async () => {
      const link = await askReset(YAN.email)
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 })
      expect((await set(link, GOOD)).status).toBe(401)
      vi.useRealTimers()
      expect((await enter(YAN.email, YAN.password)).status).toBe(200)
    })

    it('sets by a link the password of whom it was mailed to and of nobody else, and by no sign-in at all', async () => {
      await getContainer().resolve(Modules.USER).createUsers({ email: 'li@example.com' })
      const auth = getContainer().resolve(Modules.AUTH)
      await auth.register('emailpass', { body: { email: 'li@example.com', password: GOOD } } as never)
      const link = await askReset(YAN.email)
      const aimed = await set(link, 'four mushrooms on an elm', {
        email: 'li@example.com',
        entity_id: 'li@example.com',
      })
      expect(aimed.status).toBe(200)
      expect([
        (await enter('li@example.com', GOOD)).status,
        (await enter(YAN.email, 'four mushrooms on an elm')).status,
      ]).toEqual([200, 200])
      const { token } = (await enter('li@example.com', GOOD)).data
      expect((await set(token, 'five mushrooms on an ash')).status).toBe(401)
      expect((await set(`${link}x`, 'five mushrooms on an ash')).status).toBe(401)
    })

    it('still lets an old weak password in, and tells its owner until there is another', async () => {
      const weak = async (token: string) =>
        (await api.get('/auth/sessions', bearer(token))).data.sessions.find(
          ({ current }: { current: boolean }) => current,
        ).weak_password
      const { status, data } = await enter(YAN.email, YAN.password)
      expect([status, await weak(data.token)]).toEqual([200, true])
      await set(await askReset(YAN.email), GOOD)
      expect((await api.get('/auth/sessions', bearer(data.token))).status).toBe(401)
      expect(await weak((await enter(YAN.email, GOOD)).data.token)).toBe(false)
    })

    it('makes no first account with a password that is guessed first', async () => {
      vi.stubEnv('ADMIN_EMAIL', 'boss@example.com')
      vi.stubEnv('ADMIN_PASSWORD', 'ningshan2026')
      await expect(seedAdminUser(getContainer())).rejects.toThrow('ADMIN_PASSWORD: 密码不能用自己的邮箱')
      expect(await getContainer().resolve(Modules.USER).listUsers({ email: 'boss@example.com' })).toEqual([])
      vi.stubEnv('ADMIN_PASSWORD', GOOD)
      await seedAdminUser(getContainer())
      expect((await enter('boss@example.com', GOOD)).status).toBe(200)
      vi.unstubAllEnvs()
    })
  },
})
