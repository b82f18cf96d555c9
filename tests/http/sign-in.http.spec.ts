/** A shopper signs in by a code: once right, never by guessing, and always as the same customer. */
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'

const outbox = openOutbox()
const PHONE = '13812341234'
const OPEN = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let headers: Record<string, string>

    beforeEach(async () => {
      outbox.clear()
      const key = await getContainer()
        .resolve(Modules.API_KEY)
        .createApiKeys({ title: 'shop', type: 'publishable', created_by: 'test' })
      headers = { 'x-publishable-api-key': key.token }
    })
    afterAll(() => outbox.close())

    const post = (path: string, body: object) => api.post(`/store${path}`, body, { headers, ...OPEN })
    const ask = (who: object) => post('/one-time-codes', who)
    const enter = (who: object, code: string) => post('/sessions', { ...who, code })
    const lastCode = () => outbox.messages().at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
    const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const sql = (text: string) => getContainer().resolve('__pg_connection__').raw(text)
    const later = (time: string) =>
      sql(`update one_time_code set sent_at = sent_at - interval '${time}', expires_at = expires_at - interval '${time}',
           day_started_at = day_started_at - interval '${time}'`)
    const me = (token: string) =>
      api.get('/store/customers/me', { headers: { ...headers, authorization: `Bearer ${token}` }, ...OPEN })
    const customers = () => getContainer().resolve(Modules.CUSTOMER).listCustomers({})

    it('makes a customer at the first sign-in, whose token opens Medusa’s own customer routes', async () => {
      const sent = await ask({ phone: ' +86 138-1234-1234 ' })
      expect([sent.status, sent.data]).toEqual([202, { resend_after_s: 60, expires_in_s: 300 }])
      const entered = await enter({ phone: PHONE }, lastCode())
      expect(entered.status).toBe(200)
      expect(entered.data.customer).toMatchObject({ phone: PHONE, email: null })
      const profile = await me(entered.data.token)
      expect([profile.status, profile.data.customer.id]).toEqual([200, entered.data.customer.id])
    })

    it('knows the customer again the next time', async () => {
      await ask({ phone: PHONE })
      const first = await enter({ phone: PHONE }, lastCode())
      await later('2 minutes')
      await ask({ phone: PHONE })
      const second = await enter({ phone: PHONE }, lastCode())
      expect(second.data.customer.id).toBe(first.data.customer.id)
      expect(await customers()).toHaveLength(1)
    })

    it('lets a code be used once, also when it arrives twice at the same time', async () => {
      await ask({ phone: PHONE })
      const code = lastCode()
      const answers = await Promise.all([1, 2, 3, 4].map(() => enter({ phone: PHONE }, code)))
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401, 401])
      expect(await customers()).toHaveLength(1)
      expect((await enter({ phone: PHONE }, code)).status).toBe(401)
    })

    it('ends a code after five tries, even for the right one', async () => {
      await ask({ phone: PHONE })
      const code = lastCode()
      for (let i = 0; i < 5; i++) expect((await enter({ phone: PHONE }, wrong(code))).status).toBe(401)
      const late = await enter({ phone: PHONE }, code)
      expect([late.status, late.data.code, late.data.message]).toEqual([401, 'wrong_code', '验证码不正确或已过期'])
      expect(await customers()).toHaveLength(0)
    })

    it('ends a code after five minutes, and for any other address at once', async () => {
      await ask({ phone: PHONE })
      const code = lastCode()
      expect((await enter({ phone: '13900000000' }, code)).status).toBe(401)
      await later('6 minutes')
      expect((await enter({ phone: PHONE }, code)).status).toBe(401)
    })

    it('asks for patience before a second code and says for how long', async () => {
      await ask({ phone: PHONE })
      const again = await ask({ phone: PHONE })
      expect(again.status).toBe(429)
      expect(again.data).toMatchObject({
        code: 'too_soon',
        message: expect.stringMatching(/^请 \d+ 秒后再获取验证码$/),
      })
      expect(Number(again.headers['retry-after'])).toBeGreaterThan(50)
      expect(outbox.messages()).toHaveLength(1)
    })

    it('sends one code where ten requests come at once', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => ask({ phone: PHONE })))
      expect(answers.filter((answer) => answer.status === 202)).toHaveLength(1)
      expect(outbox.messages()).toHaveLength(1)
    })

    it('sends ten codes a day to one address and no more', async () => {
      await ask({ phone: PHONE })
      await sql(`update one_time_code set sent_in_day = 10`)
      await later('2 minutes')
      const refused = await ask({ phone: PHONE })
      expect([refused.status, refused.data.code]).toEqual([429, 'too_many'])
      await later('1 day')
      expect((await ask({ phone: PHONE })).status).toBe(202)
    })

    it('answers alike for a stranger and for a customer', async () => {
      await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: 'mei@example.com', has_account: true })
      const [known, stranger] = [await ask({ email: 'mei@example.com' }), await ask({ email: 'no@example.com' })]
      expect([known.status, known.data]).toEqual([stranger.status, stranger.data])
      const [a, b] = [
        await enter({ email: 'mei@example.com' }, '000000'),
        await enter({ email: 'x@example.com' }, '000000'),
      ]
      expect([a.status, a.data]).toEqual([b.status, b.data])
    })

    it('leads an e-mail address to the customer who registered with it by password', async () => {
      const login = { email: 'mei@example.com', password: 'a long password' }
      const { data } = await api.post('/auth/customer/emailpass/register', login)
      const registering = { headers: { ...headers, authorization: `Bearer ${data.token}` } }
      const registered = await api.post('/store/customers', { email: login.email, first_name: '梅' }, registering)
      await ask({ email: 'Mei@Example.com' })
      const entered = await enter({ email: login.email }, lastCode())
      expect(entered.data.customer).toMatchObject({ id: registered.data.customer.id, first_name: '梅' })
      const byPassword = await api.post('/auth/customer/emailpass', login)
      expect((await me(byPassword.data.token)).data.customer.id).toBe(registered.data.customer.id)
    })

    it('does not lead a phone to the profile in which somebody merely typed it', async () => {
      const stranger = { email: 'li@example.com', phone: PHONE, has_account: true }
      const other = await getContainer().resolve(Modules.CUSTOMER).createCustomers(stranger)
      await ask({ phone: PHONE })
      expect((await enter({ phone: PHONE }, lastCode())).data.customer.id).not.toBe(other.id)
    })

    it('leaves nothing behind when the customer cannot be made, and the code stays good', async () => {
      await ask({ phone: PHONE })
      const module = getContainer().resolve(Modules.CUSTOMER)
      const broken = vi.spyOn(module, 'createCustomers').mockRejectedValueOnce(new Error('database away'))
      expect((await enter({ phone: PHONE }, lastCode())).status).toBe(500)
      broken.mockRestore()
      expect(await getContainer().resolve(Modules.AUTH).listAuthIdentities({})).toHaveLength(0)
      expect((await enter({ phone: PHONE }, lastCode())).status).toBe(200)
    })

    it('frees the address at once when a code could not be sent', async () => {
      const module = getContainer().resolve(Modules.NOTIFICATION)
      const broken = vi.spyOn(module, 'createNotifications').mockRejectedValueOnce(new Error('gateway away'))
      expect((await ask({ phone: PHONE })).status).toBe(500)
      broken.mockRestore()
      expect((await ask({ phone: PHONE })).status).toBe(202)
    })

    it('keeps neither code nor address readable in its table, nor the code in any notification', async () => {
      await ask({ phone: PHONE })
      const { rows } = await sql(`select row_to_json(c)::text as row from one_time_code c union all
        select row_to_json(n)::text from (select data, provider_data, template from notification) n`)
      const stored = rows.map(({ row }: { row: string }) => row).join()
      expect(stored).toContain('one-time-code')
      expect(stored).not.toContain(PHONE)
      expect(stored).not.toMatch(new RegExp(`\\b${lastCode()}\\b`))
    })

    it('answers bad input with the field it is about', async () => {
      const refused = await ask({ phone: '123' })
      expect([refused.status, refused.data.fields]).toEqual([400, { phone: '请填写 11 位手机号' }])
    })

    it('opens nothing through Medusa’s public auth route', async () => {
      for (const proof of ['', 'x.y', `${Buffer.from(`["sms","${PHONE}",9999999999999]`).toString('base64url')}.x`]) {
        const answer = await api.post('/auth/customer/one-time-code', { proof }, OPEN)
        expect(answer.status).toBe(401)
      }
    })
  },
})
