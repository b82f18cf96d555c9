/** What was paid inside WeChat is reported to it as sent: once all of it left, once, and seen by staff where it is not taken. */
import { sendReports } from '@shanzhen/wechat/shipping/send-reports'
import { vi } from 'vitest'
import { afterSaleShop } from '../support/after-sale-shop'
import { stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { newOpenid, openPlatform } from '../support/wechat-platform'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const platform = await openPlatform()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let orders: ReturnType<typeof afterSaleShop>
    let headers: Record<string, string>
    beforeAll(async () => {
      orders = afterSaleShop(api, getContainer(), await stockCheckoutShop(getContainer()), gateway)
      headers = await staffHeaders(getContainer())
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
      platform.faults.clear()
      platform.shipping.reported.clear()
    })
    afterAll(async () => {
      await gateway.close()
      await platform.close()
    })

    const sql = async (text: string, values: string[] = []) =>
      (await getContainer().resolve('__pg_connection__').raw(text, values)).rows as Record<string, unknown>[]
    /** Paid on the native way, and from then on as if inside WeChat. */
    const paid = async (quantity = 2) => {
      const openid = newOpenid()
      const order = await orders.order({ honey: quantity }, { shipped: false })
      await vi.waitFor(async () => {
        const rows = await sql(
          `update payment set data = data || jsonb_build_object('channel', 'jsapi', 'openid', ?::text)
            where captured_at is not null and payment_collection_id in
              (select payment_collection_id from order_payment_collection where order_id = ?) returning id`,
          [openid, order.id],
        )
        if (!rows.length) throw new Error('not captured yet')
      }, 10_000)
      return { ...order, openid }
    }
    const rows = () => sql('select * from wechat_shipping_report order by created_at')
    const planned = (count = 1) => vi.waitFor(async () => expect(await rows()).toHaveLength(count), 10_000)
    const told = () => [...platform.shipping.reported.values()]
    const due = () => sql('update wechat_shipping_report set due_at = now() returning id')
    const send = () => sendReports(getContainer())
    const desk = async () => (await api.get('/admin/wechat', { headers })).data
    const retry = (id: string) =>
      api.post(`/admin/wechat/shipping-reports/${id}/retry`, {}, { headers, validateStatus: () => true })

    it('waits for the last parcel, tells of all of them in one report, and never again', async () => {
      const order = await paid(2)
      await order.ship([1])
      await order.ship([1])
      await planned()
      await Promise.all([send(), send()])
      await due().catch(() => null)
      await send()
      expect(told()).toHaveLength(1)
      const [{ times, body }] = told()
      expect([times, body.delivery_mode, body.is_all_delivered, body.logistics_type]).toEqual([1, 2, true, 1])
      const list = body.shipping_list as Record<string, unknown>[]
      expect(list).toHaveLength(2)
      expect(list[0]).toMatchObject({
        express_company: 'SF',
        tracking_no: expect.stringMatching(/^SF/),
        contact: { receiver_contact: expect.stringMatching(/^1\d\d\*{4}\d{4}$/) },
      })
      expect(body.payer).toEqual({ openid: order.openid })
      expect(await rows()).toMatchObject([{ state: 'sent', order_id: order.id }])
      await expect(sql(`update wechat_shipping_report set state = 'waiting', sent_at = null`)).rejects.toThrow(
        '只报一次',
      )
    })

    it('says nothing of what was not paid inside WeChat', async () => {
      const order = await orders.order({ honey: 1 }, { shipped: true })
      const inside = await paid(1)
      await inside.ship()
      await planned()
      expect((await rows()).map(({ order_id }) => order_id)).not.toContain(order.id)
    })

    it('is told again where WeChat was away, with what is true by then', async () => {
      const order = await paid(1)
      await order.ship()
      await planned()
      for (const fault of [{ mode: 'garbage' as const }, { mode: 'error' as const, errcode: -1 }]) {
        platform.faults.add({ path: 'upload_shipping_info', ...fault })
        await due()
        expect(await send()).toBe(1)
        expect(await rows()).toMatchObject([{ state: 'waiting' }])
      }
      expect(await send()).toBe(0)
      await due()
      await send()
      expect([told().length, (await rows())[0]?.state]).toEqual([1, 'sent'])
    })

    it('is shown to staff where WeChat does not take it (47001), who send it again', async () => {
      const order = await paid(1)
      await order.ship()
      await planned()
      platform.faults.add({ path: 'upload_shipping_info', mode: 'error', errcode: 47001 })
      await send()
      const [refused] = (await desk()).refused
      expect(refused).toMatchObject({ order_id: order.id, errcode: 47001 })
      const today = (await api.get('/admin/today', { headers })).data as { waits: { key: string; count: number }[] }
      expect(today.waits.find(({ key }) => key === 'wechat_reports')?.count).toBe(1)
      expect((await retry(refused.id)).status).toBe(200)
      expect((await retry(refused.id)).status).toBe(409)
      await send()
      expect([told().length, (await desk()).refused]).toEqual([1, []])
    })

    it('shows staff how the account stands, and no secret of it', async () => {
      const order = await paid(1)
      await order.ship()
      await planned()
      await send()
      const state = await desk()
      expect(state).toMatchObject({
        ...{ appid: process.env.WECHATPAY_APPID, listens: true, reports: true, bound: 0, waiting: 0, refused: [] },
        credentials: [{ kind: 'token', renewals: expect.any(Number), failure: null }],
        templates: expect.arrayContaining([{ kind: 'order-shipped', id: 'tmpl_shipped_SANDBOX' }]),
      })
      const text = JSON.stringify(state)
      for (const secret of [process.env.WECHATPAY_APP_SECRET, process.env.WECHAT_MESSAGE_TOKEN, order.openid]) {
        expect(text).not.toContain(secret)
      }
    })
  },
})
