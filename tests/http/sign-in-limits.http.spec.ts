/** Codes cost their sender, not their owner: guessing, asking much and pumping text messages are stopped and seen. */
import { createHash } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { staffHeaders } from '../support/packing-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'

const outbox = openOutbox()
const OPEN = { validateStatus: () => true }
const PHONE = '13812341234'
const HOME = '113.87.12.34'
const ELSEWHERE = '203.0.113.9'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let store: Record<string, string>
    beforeAll(async () => {
      const keys = getContainer().resolve(Modules.API_KEY)
      const key = await keys.createApiKeys({ title: 'shop', type: 'publishable', created_by: 'test' })
      store = { 'x-publishable-api-key': key.token }
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    const from = (network: string) => ({ headers: { ...store, 'x-forwarded-for': network }, ...OPEN })
    const ask = (network: string, who: object) => api.post('/store/one-time-codes', who, from(network))
    const enter = (network: string, body: object) =>
      api.post('/store/sessions', { agreed: '2026-11-28', ...body }, from(network))
    const codeSent = () => outbox.messages().at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
    const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const phone = (n: number) => ({ phone: `139${String(n).padStart(8, '0')}` })
    const sql = (text: string) => getContainer().resolve('__pg_connection__').raw(text)
    const overview = async () =>
      (await api.get('/admin/sign-in', { headers: await staffHeaders(getContainer()), ...OPEN })).data
    /** The connection to the shop stays alive meanwhile. */
    const solve = async ({ challenge, bits }: { challenge: string; bits: number }) => {
      for (let i = 0; ; i++) {
        if (i % 2000 === 0) await new Promise(setImmediate)
        const hash = createHash('sha256').update(`${challenge}:${i}`).digest()
        if (hash.readUInt32BE(0) >>> (32 - bits) === 0) return { challenge, answer: String(i) }
      }
    }

    it('lets no stranger void a fresh code by guessing wrongly', async () => {
      const { ticket } = (await ask(HOME, { phone: PHONE })).data
      const code = codeSent()
      for (let i = 0; i < 7; i++) {
        expect((await enter(ELSEWHERE, { phone: PHONE, code: wrong(code) })).status).toBe(401)
      }
      expect((await enter(ELSEWHERE, { phone: PHONE, code })).status).toBe(401)
      expect((await enter(HOME, { phone: PHONE, code })).status).toBe(200)
      await sql(
        `update one_time_code set sent_at = sent_at - interval '2 minutes', expires_at = expires_at - interval '2 minutes'`,
      )
      const second = (await ask(HOME, { phone: PHONE })).data.ticket
      const fresh = codeSent()
      for (let i = 0; i < 6; i++) await enter(HOME, { phone: PHONE, code: wrong(fresh) })
      expect((await enter(HOME, { phone: PHONE, code: fresh, ticket })).status).toBe(401)
      expect((await enter('198.51.100.7', { phone: PHONE, code: fresh, ticket: second })).status).toBe(200)
    })

    it('lets no stranger replace a fresh code by asking for another, nor use up the owner’s day', async () => {
      const { ticket } = (await ask(HOME, { phone: PHONE })).data
      const code = codeSent()
      for (let n = 0; n < 9; n++) expect((await ask(`203.0.113.${n}`, { phone: PHONE })).status).toBe(202)
      expect(codeSent()).not.toBe(code)
      expect((await enter(HOME, { phone: PHONE, code, ticket })).status).toBe(200)
      await sql(`update one_time_code set sent_at = sent_at - interval '2 minutes',
        expires_at = expires_at - interval '2 minutes'`)
      expect((await ask(HOME, { phone: PHONE })).status).toBe(202)
      expect((await enter(HOME, { phone: PHONE, code: codeSent() })).status).toBe(200)
    })

    it('makes codes for one address longer and dearer when many strangers ask, and lets its owner in all the same', async () => {
      const email = 'mei@example.com'
      for (let n = 0; n < 10; n++) {
        expect((await ask(`203.0.113.${n}`, { email })).status).toBe(202)
        expect(codeSent()).toMatch(/^\d{6}$/)
      }
      const refused = await ask(HOME, { email })
      expect([refused.status, refused.data.code]).toEqual([429, 'work_needed'])
      const work = await solve(refused.data.work)
      const { ticket } = (await ask(HOME, { email, work })).data
      const code = outbox.messages().at(-1)?.text.match(/\d{8}/)?.[0] ?? ''
      expect(code).toHaveLength(8)
      for (let n = 0; n < 10; n++) await enter(`203.0.113.${n}`, { email, code: '000000' })
      expect((await enter('198.51.100.7', { email, code, ticket })).status).toBe(200)
      expect((await ask('198.51.100.8', { email: 'lan@example.com' })).status).toBe(202)
    })

    it('sends a phone ten codes a day that nobody used, however many strangers ask by whatever way in, and says when on', async () => {
      const strangers = Array.from({ length: 16 }, (_, n) => ask(`203.0.113.${n}`, { phone: PHONE }))
      const answers = await Promise.all(strangers)
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(10)
      expect(outbox.messages()).toHaveLength(10)
      const full = await ask('198.51.100.1', { phone: PHONE })
      const said = '这个手机号今天收到的验证码过多，请 4 小时后再获取，或在最近登录过的网络获取'
      expect([full.status, full.data.code, full.data.message]).toEqual([429, 'phone_full', said])
      expect(Number(full.headers['retry-after'])).toBeGreaterThan(4 * 3600 - 60)
      const staff = await staffHeaders(getContainer())
      const own = { headers: { ...staff, 'x-forwarded-for': '198.51.100.2' }, ...OPEN }
      expect((await api.post('/admin/sign-in/phone/codes', { phone: PHONE }, own)).data.code).toBe('phone_full')
      expect((await ask('198.51.100.1', phone(7))).status).toBe(202)
      await sql(`update code_sending set created_at = created_at - interval '4 hours'`)
      const asked = await ask('198.51.100.3', { phone: PHONE })
      expect(asked.data.code).toBe('work_needed')
      const work = await solve(asked.data.work)
      expect((await ask('198.51.100.3', { phone: PHONE, work })).status).toBe(202)
      expect((await ask('198.51.100.4', { phone: PHONE })).data.code).toBe('phone_full')
    })

    it('closes a phone to nobody where they signed in lately, and knows no stranger by the owner’s sign-in', async () => {
      await ask(ELSEWHERE, { phone: PHONE })
      await ask(HOME, { phone: PHONE })
      expect((await enter(HOME, { phone: PHONE, code: codeSent() })).status).toBe(200)
      await sql(`update one_time_code set sent_at = sent_at - interval '2 minutes',
        expires_at = expires_at - interval '2 minutes'`)
      await sql(`insert into code_sending (id, channel, sender, network, address_hash, sent)
        select 'x' || n, 'sms', 's' || n, '10.*', (select address_hash from code_sending limit 1), true
        from generate_series(1, 10) n`)
      expect((await ask(ELSEWHERE, { phone: PHONE })).data.code).toBe('phone_full')
      // Another address of the same carrier, as phones have one each time; nothing is near the stranger who asked before.
      expect((await ask('113.87.200.1', { phone: PHONE })).data.code).toBe('work_needed')
      expect((await ask('203.0.113.200', { phone: PHONE })).data.code).toBe('phone_full')
      const own = await ask(HOME, { phone: PHONE })
      expect(own.data.code).toBe('work_needed')
      expect((await ask(HOME, { phone: PHONE, work: await solve(own.data.work) })).status).toBe(202)
    })

    it('makes one network wait that guesses at many addresses, and nobody who asked for their own code', async () => {
      const { ticket } = (await ask(HOME, { phone: PHONE })).data
      const code = codeSent()
      const answers = []
      for (let n = 0; n < 32; n++) answers.push((await enter(HOME, { ...phone(n), code: '000000' })).status)
      expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401))
      expect(answers[31]).toBe(429)
      const refused = await enter(HOME, { ...phone(99), code: '000000' })
      expect([refused.data.code, Number(refused.headers['retry-after']) > 0]).toEqual(['too_many_tries', true])
      expect((await enter(HOME, { phone: PHONE, code, ticket })).status).toBe(200)
    })

    it('asks a sender of many codes for work that counts once, for this sender alone', async () => {
      for (let n = 0; n < 10; n++) expect((await ask(HOME, phone(n))).status).toBe(202)
      const refused = await ask(HOME, phone(10))
      expect([refused.status, refused.data.code]).toEqual([429, 'work_needed'])
      expect(outbox.messages()).toHaveLength(10)
      expect((await ask(ELSEWHERE, phone(10))).status).toBe(202)
      const work = await solve(refused.data.work)
      expect((await ask(HOME, { ...phone(11), work: { ...work, answer: 'none' } })).data.code).toBe('work_needed')
      for (let n = 20; n < 30; n++) await ask(ELSEWHERE, phone(n))
      expect((await ask(ELSEWHERE, { ...phone(31), work })).data.code).toBe('work_needed')
      expect((await ask(HOME, { ...phone(11), work })).status).toBe(202)
      expect((await ask(HOME, { ...phone(12), work })).data.code).toBe('work_needed')
      await sql(`insert into code_sending (id, channel, sender, network, address_hash, sent)
        select 'x' || n, 'sms', (select sender from code_sending where network like '113.87%' limit 1), '113.87.*', n::text, true
        from generate_series(1, 100) n`)
      const stopped = await ask(HOME, phone(13))
      expect([stopped.status, stopped.data.code]).toEqual([429, 'too_many_here'])
    })

    it('stops text messages pumped over many numbers and networks, and shows it to staff', async () => {
      const pump = (from: number, to: number) =>
        sql(`insert into code_sending (id, channel, sender, network, address_hash, sent)
          select 'x' || n, 'sms', 's' || n, '10.' || n || '.*', n::text, true from generate_series(${from}, ${to}) n`)
      await pump(1, 120)
      const refused = await ask(HOME, { phone: PHONE })
      expect(refused.data.code).toBe('work_needed')
      expect((await ask(HOME, { phone: PHONE, work: await solve(refused.data.work) })).status).toBe(202)
      await pump(121, 320)
      expect((await ask(ELSEWHERE, phone(1))).data.code).toBe('sms_stopped')
      expect((await ask(ELSEWHERE, { email: 'mei@example.com' })).status).toBe(202)
      expect((await overview()).codes).toMatchObject({ pumped: true, stopped: true, sms: 321, refused: 2 })
      const told = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ channel: 'feed' })
      expect(told.map(({ data }) => data?.title)).toEqual(['短信验证码异常'])
    })

    it('does not count codes that were used as pumping', async () => {
      await sql(`insert into code_sending (id, channel, sender, network, address_hash, sent, used_at)
        select 'x' || n, 'sms', 's' || n, '10.*', n::text, true, case when n % 3 = 0 then null else now() end
        from generate_series(1, 600) n`)
      await ask(HOME, { phone: PHONE })
      expect((await enter(HOME, { phone: PHONE, code: codeSent() })).status).toBe(200)
      expect((await overview()).codes).toMatchObject({ sms: 601, sms_used: 401, pumped: false })
    })
  },
})
