/** Who agreed to it hears of their order inside WeChat; what does not arrive there goes by text message, once. */
import { createHash } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { sendOrderMessagesWorkflow } from '@shanzhen/messages/workflows'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { BUYER, openPackingShop } from '../support/packing-shop'
import { newOpenid, openPlatform } from '../support/wechat-platform'

const outbox = openOutbox()
const platform = await openPlatform()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let customer_id: string
    let openid: string

    beforeAll(async () => {
      shop = await openPackingShop(getContainer())
      openid = newOpenid()
      const customer = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers({ phone: BUYER, has_account: true })
      customer_id = customer.id
      const wechat = getContainer().resolve('wechat')
      const person = { openid, unionid: null, nickname: null, customer_id, auth_identity_id: 'a' }
      const bound = await wechat.bind(person)
      await wechat.setMessages(bound?.id ?? '', true)
    })
    beforeEach(() => {
      outbox.clear()
      platform.faults.clear()
      platform.messages.sent.length = 0
      platform.messages.strangers.clear()
      platform.messages.outcome = 'success'
      platform.messages.eventUrl = `${api.defaults.baseURL}/hooks/wechat/events`
    })
    afterAll(async () => {
      outbox.close()
      await platform.close()
    })

    const sql = async (text: string, values: string[] = []) =>
      (await getContainer().resolve('__pg_connection__').raw(text, values)).rows as Record<string, unknown>[]
    const place = async () => {
      const order = await shop.placeOrder({ paid: false })
      await sql('update "order" set customer_id = ? where id = ?', [customer_id, order.id])
      await getContainer()
        .resolve('checkout')
        .createPlacements({ order_id: order.id, expires_at: new Date(Date.now() + 600_000) })
      return order
    }
    // As the event has it told, to its end: nothing of one test goes on in the next.
    const tell = (id: string, step: 'placed' | 'shipped' = 'placed') =>
      sendOrderMessagesWorkflow(getContainer()).run({ input: [{ order_id: id, step, about: id }] })
    const texts = (step = 'placed') => outbox.messages().filter(({ template }) => template === `order-${step}`)
    const inside = () => platform.messages.sent
    const soon = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 })
    const outcomes = async () => (await sql('select outcome from wechat_message')).map(({ outcome }) => outcome)

    it('reads it on the phone who took the consent back after the message was made for WeChat', async () => {
      const order = await place()
      const wechat = getContainer().resolve('wechat')
      const ways = vi.spyOn(wechat, 'waysOf').mockImplementationOnce(async (ids, template) => {
        expect(template).toBe('order-placed')
        await sql('update wechat_identity set messages_agreed_at = null')
        return new Map(ids.map((id) => [id, { channel: 'wechat', to: openid }]))
      })
      await tell(order.id)
      ways.mockRestore()
      expect(inside()).toEqual([])
      expect(texts()).toHaveLength(1)
      expect(await sql('select * from wechat_message')).toEqual([])
    })

    it('is written down with the consent it was sent under, or not at all', async () => {
      const order = await place()
      await tell(order.id)
      await soon(async () => expect(await outcomes()).toEqual(['success']))
      const kept = `select m.agreed_at = date_trunc('milliseconds', i.messages_agreed_at) as same from wechat_message m, wechat_identity i`
      expect(await sql(kept)).toEqual([{ same: true }])
      for (const since of ['null', `now() + interval '1 day'`]) {
        const row = `insert into wechat_message (id, kind, msgid, agreed_at) values ('x', 'k', 'm', ${since})`
        await expect(sql(row), since).rejects.toThrow(/CK_wechat_message_agreed/)
      }
    })

    it('reads it there and not on the phone, once, as the template’s fields can say it', async () => {
      const order = await place()
      await Promise.all([1, 2, 3].map(() => tell(order.id)))
      await soon(async () => expect(await outcomes()).toEqual(['success']))
      await tell(order.id)
      expect(inside()).toHaveLength(1)
      expect(texts()).toEqual([])
      const [message] = inside()
      expect(message).toMatchObject({ touser: openid, template_id: 'tmpl_placed_SANDBOX' })
      expect(message?.url).toMatch(new RegExp(`^http://localhost:3000/orders/${order.id}\\?key=`))
      const { thing2, thing3, time4 } = message?.data ?? {}
      expect(Array.from(thing3?.value ?? '')).toHaveLength(20)
      expect(thing2?.value).toMatch(/^订单 \d+ 已提交$/)
      expect(time4?.value).toMatch(/^\d{4}年\d+月\d+日 \d\d:\d\d$/)
    })

    it('is read on the phone by whoever did not agree, took it off, or bought for another’s phone', async () => {
      const wechat = getContainer().resolve('wechat')
      const id = (await wechat.identityOfCustomer(customer_id))?.id ?? ''
      const forAnother = await shop.placeOrder()
      await sql('update "order" set customer_id = ? where id = ?', [customer_id, forAnother.id])
      await sql(`update customer set phone = '13700000000' where id = ?`, [customer_id])
      await tell(forAnother.id, 'shipped')
      await soon(() => expect(texts('shipped')).toMatchObject([{ to: BUYER }]))
      await sql('update customer set phone = ? where id = ?', [BUYER, customer_id])
      await wechat.setMessages(id, false)
      await tell((await place()).id)
      await soon(() => expect(texts()).toHaveLength(1))
      await wechat.setMessages(id, true)
      await wechat.unbind(id, 'owner')
      await tell((await place()).id)
      await soon(() => expect(texts()).toHaveLength(2))
      expect(inside()).toEqual([])
    })

    it.each([
      ['does not follow the account', () => platform.messages.strangers.add(openid)],
      ['is told by a WeChat that is away', () => platform.faults.add({ path: 'template/send', mode: 'garbage' })],
      [
        'has too many messages there',
        () => platform.faults.add({ path: 'template/send', mode: 'error', errcode: 45009 }),
      ],
    ])('is read on the phone at once by who %s', async (_, spoil) => {
      spoil()
      const order = await place()
      await Promise.all([1, 2].map(() => tell(order.id)))
      await soon(() => expect(texts()).toHaveLength(1))
      await tell(order.id)
      expect([texts().length, inside().length, texts()[0]?.to]).toEqual([1, 0, BUYER])
      expect(await sql('select msgid, errcode from wechat_message')).toEqual([
        { msgid: null, errcode: expect.any(Number) },
      ])
    })

    it('goes by text message once where WeChat says later that it did not arrive, however often it says so', async () => {
      platform.messages.outcome = 'failed:user block'
      await tell((await place()).id)
      await soon(() => expect(texts()).toHaveLength(1))
      const msgid = inside()[0]?.msgid ?? ''
      const again = await Promise.all([1, 2].map(() => platform.messages.tell(msgid, 'failed: system failed')))
      expect(again).toEqual([1, 2].map(() => ({ status: 200, text: 'success' })))
      expect(texts()).toHaveLength(1)
      expect(await outcomes()).toEqual(['user block'])
    })

    it('believes no event that WeChat did not sign, an old one, or one that is no plain document', async () => {
      platform.messages.eventUrl = ''
      await tell((await place()).id)
      await soon(() => expect(inside()).toHaveLength(1))
      platform.messages.eventUrl = `${api.defaults.baseURL}/hooks/wechat/events`
      const msgid = inside()[0]?.msgid ?? ''
      const send = (forged: Parameters<typeof platform.messages.tell>[2]) =>
        platform.messages.tell(msgid, 'failed:user block', forged).then(({ status }) => status)
      expect(await send({ token: 'guessed' })).toBe(403)
      expect(await send({ ago_s: 3600 })).toBe(403)
      expect((await api.post('/hooks/wechat/events', '<xml/>', { validateStatus: () => true })).status).toBe(403)
      const event = `<Event>TEMPLATESENDJOBFINISH</Event><MsgID>${msgid}</MsgID><Status>&x;</Status>`
      const entity = `<!DOCTYPE xml [<!ENTITY x "failed:user block">]><xml>${event}</xml>`
      for (const body of [entity, `<xml>${event}`, 'no xml', '', `<a>${event}</a>`, `<xml><b>${event}</b></xml>`]) {
        expect(await send({ body })).toBe(200)
      }
      expect(await send({ body: 'x'.repeat(70_000) }).catch(() => 413)).toBe(413)
      expect([texts(), await outcomes()]).toEqual([[], [null]])
    })

    it('answers WeChat’s question whether it is us who listen', async () => {
      const timestamp = String(Math.floor(Date.now() / 1000))
      const parts = [process.env.WECHAT_MESSAGE_TOKEN ?? '', timestamp, 'n']
      const signature = createHash('sha1').update(parts.sort().join('')).digest('hex')
      const ask = (params: object) => api.get('/hooks/wechat/events', { params, validateStatus: () => true })
      expect(await ask({ signature, timestamp, nonce: 'n', echostr: '42<b>' })).toMatchObject({
        ...{ status: 200, data: '42<b>' },
        headers: expect.objectContaining({ 'content-type': expect.stringContaining('text/plain') }),
      })
      expect((await ask({ signature: '00', timestamp, nonce: 'n', echostr: '42' })).status).toBe(403)
    })
  },
})
