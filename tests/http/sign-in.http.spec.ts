/** A shopper signs in by a code: once right, never by guessing, and always as the same customer. */
import { Modules } from '@medusajs/framework/utils'
import { createInvitesWorkflow } from '@medusajs/medusa/core-flows'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'

const outbox = openOutbox()
const PHONE = '13812341234'
const OPEN = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let headers: Record<string, string>

    beforeAll(async () => {
      const key = await getContainer()
        .resolve(Modules.API_KEY)
        .createApiKeys({ title: 'shop', type: 'publishable', created_by: 'test' })
      headers = { 'x-publishable-api-key': key.token }
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    const post = (path: string, body: object) => api.post(`/store${path}`, body, { headers, ...OPEN })
    const ask = (who: object) => post('/one-time-codes', who)
    const VERSION = '2026-11-28'
    const enter = (who: object, code: string, agreed: string | undefined = VERSION) =>
      post('/sessions', { ...who, code, agreed })
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
      expect([sent.status, sent.data]).toMatchObject([202, { resend_after_s: 60, expires_in_s: 300 }])
      const entered = await enter({ phone: PHONE }, lastCode())
      expect(entered.status).toBe(200)
      expect(entered.data.customer).toMatchObject({ phone: PHONE, email: null })
      const profile = await me(entered.data.token)
      expect([profile.status, profile.data.customer.id]).toEqual([200, entered.data.customer.id])
    })

    it('lets nobody into a small shop’s portal who did not agree to the rules of today, and keeps nothing of them', async () => {
      const enterShop = async (agreed: object) => {
        await later('2 minutes')
        await ask({ phone: PHONE })
        const { status, data } = await post('/sessions/shop', { phone: PHONE, code: lastCode(), ...agreed })
        return [status, data.code]
      }
      const kept = async () => (await sql('select id from shop_visitor')).rows
      for (const agreed of [{}, { agreed: '2020-01-01' }])
        expect(await enterShop(agreed)).toEqual([422, 'consent_required'])
      expect(await kept()).toEqual([])
      expect(await enterShop({ agreed: VERSION })).toEqual([200, undefined])
      expect((await sql('select customer_id as id, version::text from consent')).rows).toEqual(
        (await kept()).map(({ id }: { id: string }) => ({ id, version: VERSION })),
      )
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

    it('makes nobody a customer who has not agreed to the rules, and writes each version down once, with its time', async () => {
      const again = async () => (await later('2 minutes'), await ask({ phone: PHONE }), lastCode())
      const without = (code: string) => post('/sessions', { phone: PHONE, code })
      await ask({ phone: PHONE })
      const refused = await without(lastCode())
      expect([refused.status, refused.data.code]).toEqual([422, 'consent_required'])
      expect(refused.data.fields).toEqual({ agreed: '请先阅读并同意《用户协议》和《隐私政策》' })
      expect((await enter({ phone: PHONE }, lastCode(), '2026-02-30')).status).toBe(400)
      expect(await customers()).toHaveLength(0)
      expect(await getContainer().resolve(Modules.AUTH).listAuthIdentities({})).toHaveLength(0)
      const { customer } = (await enter({ phone: PHONE }, lastCode())).data
      expect((await without(await again())).status).toBe(200)
      expect((await enter({ phone: PHONE }, await again())).status).toBe(200)
      expect((await enter({ phone: PHONE }, await again(), '2027-01-01')).status).toBe(200)
      const { rows } = await sql(`select customer_id, version::text, agreed_at > now() - interval '1 minute' as fresh
        from consent order by version`)
      expect(rows).toEqual(
        [VERSION, '2027-01-01'].map((version) => ({ customer_id: customer.id, version, fresh: true })),
      )
      await expect(sql(`update consent set agreed_at = now()`)).rejects.toThrow(/stays as it was/)
      await expect(sql(`update consent set customer_id = 'cus_other'`)).rejects.toThrow(/stays as it was/)
    })

    it('asks again who agreed to earlier rules, at the next sign-in, and leaves open sessions be', async () => {
      const again = async () => (await later('2 minutes'), await ask({ phone: PHONE }), lastCode())
      await ask({ phone: PHONE })
      const { customer, token } = (await enter({ phone: PHONE }, lastCode())).data
      await sql(`delete from consent; insert into consent (id, customer_id, version)
        values ('cons_before', '${customer.id}', '2026-01-01')`)
      expect((await me(token)).status).toBe(200)
      const refused = await post('/sessions', { phone: PHONE, code: await again() })
      expect([refused.status, refused.data.code]).toEqual([422, 'consent_required'])
      expect((await enter({ phone: PHONE }, lastCode(), '2026-01-01')).data.code).toBe('consent_required')
      expect((await enter({ phone: PHONE }, lastCode())).status).toBe(200)
      expect((await post('/sessions', { phone: PHONE, code: await again() })).status).toBe(200)
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
      const shape = ({ status, data }: typeof known) => [status, { ...data, ticket: data.ticket.length }]
      expect(shape(known)).toEqual(shape(stranger))
      const [a, b] = [
        await enter({ email: 'mei@example.com' }, '000000'),
        await enter({ email: 'x@example.com' }, '000000'),
      ]
      expect([a.status, a.data]).toEqual([b.status, b.data])
    })

    const VICTIM = { email: 'mei@example.com', password: 'a long password' }
    const byPassword = (actor = 'customer') => api.post(`/auth/${actor}/emailpass`, VICTIM, OPEN)
    /** What a shop may still hold from the time when a password was enough: an account nobody proved. */
    async function unprovedAccount() {
      const customer = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: VICTIM.email, first_name: '陌生人', has_account: true })
      const auth = getContainer().resolve(Modules.AUTH)
      const { authIdentity } = await auth.register('emailpass', { body: VICTIM } as never)
      await auth.updateAuthIdentities({ id: authIdentity?.id ?? '', app_metadata: { customer_id: customer.id } })
      return customer
    }

    it('leads nobody to an account that a stranger opened with their e-mail, and ends the stranger’s password', async () => {
      const planted = await unprovedAccount()
      await ask({ email: 'Mei@Example.com' })
      const entered = await enter({ email: VICTIM.email }, lastCode())
      expect(entered.status).toBe(200)
      expect(entered.data.customer).toMatchObject({ email: VICTIM.email, first_name: null })
      expect(entered.data.customer.id).not.toBe(planted.id)
      const auth = getContainer().resolve(Modules.AUTH)
      expect(await auth.listProviderIdentities({ provider: 'emailpass' })).toEqual([])
      expect((await byPassword()).status).toBeGreaterThanOrEqual(400)
      const accounts = await getContainer().resolve(Modules.CUSTOMER).listCustomers({ has_account: true })
      expect(accounts.map(({ id }) => id)).toEqual([entered.data.customer.id])
    })

    it('lets nobody add a password to an address, before its owner came or after', async () => {
      const tries = async () => [
        await api.post('/auth/customer/emailpass/register', VICTIM, OPEN),
        await api.post('/auth/anybody/emailpass/register', VICTIM, OPEN),
        await api.post('/auth/user/emailpass/register', VICTIM, OPEN),
        await api.post('/auth/producer/emailpass/register', VICTIM, OPEN),
        await post('/customers', { email: VICTIM.email }),
      ]
      for (const answer of await tries()) expect(answer.status).toBeGreaterThanOrEqual(400)
      await ask({ email: VICTIM.email })
      expect((await enter({ email: VICTIM.email }, lastCode())).status).toBe(200)
      for (const answer of await tries()) expect(answer.status).toBeGreaterThanOrEqual(400)
      const identities = await getContainer().resolve(Modules.AUTH).listProviderIdentities({})
      expect(identities.map(({ provider }) => provider)).toEqual(['one-time-code'])
    })

    it('opens the staff’s registration to somebody invited, who then becomes staff by the invitation alone', async () => {
      await createInvitesWorkflow(getContainer()).run({ input: { invites: [{ email: VICTIM.email }] } })
      const mailed = await vi.waitFor(() => {
        const mail = outbox.messages().find(({ template }) => template === 'staff-invitation')
        return new URL(/http\S+/.exec(mail?.text ?? '')?.[0] ?? '').searchParams.get('token') ?? ''
      }, 15_000)
      const register = (password: string) => api.post('/auth/user/emailpass/register', { ...VICTIM, password }, OPEN)
      const stranger = await register('a stranger’s password')
      const registered = await register(VICTIM.password)
      expect([stranger.status, registered.status]).toEqual([200, 200])
      const accept = (token: string, by: string) =>
        api.post(
          `/admin/invites/accept?token=${token}`,
          { email: VICTIM.email },
          {
            headers: { authorization: `Bearer ${by}` },
            ...OPEN,
          },
        )
      expect((await accept('guessed', stranger.data.token)).status).toBe(401)
      expect((await accept(mailed, registered.data.token)).status).toBe(200)
      expect((await byPassword('user')).status).toBe(200)
      expect((await register('another password')).status).toBe(403)
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
