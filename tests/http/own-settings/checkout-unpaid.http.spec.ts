/** What is held without being paid stays within limits, however it is asked for, and staff see it and let it go. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { checkPromises } from '../../../scripts/lib/promises.mjs'
import {
  ADDRESS,
  checkoutBuyer,
  expireNow,
  heldOf,
  runSweep,
  stockCheckoutShop,
  STOCK,
} from '../../support/checkout-shop'
import type { Answer, CheckoutShop } from '../../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../../support/medusa-runner'
import { staffHeaders } from '../../support/packing-shop'

process.env.UNPAID_ORDERS_PER_BUYER = '3'
process.env.UNPAID_PIECES_PER_GUEST = '30'
process.env.UNPAID_ORDERS_PER_NETWORK = '4'
process.env.UNPAID_PIECES_PER_NETWORK = '90'
process.env.UNPAID_GUEST_SHARE_PERCENT = '50'
process.env.UNPAID_GIVEN_UP_PER_BUYER = '9'
process.env.UNPAID_GIVEN_UP_PER_GUEST = '4'
process.env.UNPAID_GIVEN_UP_PER_NETWORK = '6'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
    })
    const held = (sku: string) => heldOf(getContainer(), shop, sku)
    /** A guest who calls from there; the same person where no number is said. */
    const guest = (network: string, person = 1) => {
      const buyer = checkoutBuyer(api, shop, { 'x-forwarded-for': network })
      const address = { ...ADDRESS, phone: `1381234${String(person).padStart(4, '0')}` }
      return { ...buyer, buy: (basket: Record<string, number>): Promise<Answer> => buyer.buy(basket, { address }) }
    }
    const codes = (answers: Answer[]) => answers.filter(({ status }) => status !== 201).map(({ data }) => data.code)
    const placed = (answers: Answer[]) => answers.filter(({ status }) => status === 201)

    it('gives no guest more pieces than a guest may hold, in one order or in many', async () => {
      const one = await guest('203.0.113.1').buy({ honey: 31 })
      expect([one.status, one.data.code]).toEqual([409, 'unpaid_pieces'])
      expect(one.data.message).toContain('付款前能留的件数有限')
      expect(await held('honey')).toBe(0)
      expect((await guest('203.0.113.1').buy({ honey: 20 })).status).toBe(201)
      expect((await guest('203.0.113.9').buy({ honey: 11 })).data.code).toBe('unpaid_pieces')
      expect((await guest('203.0.113.9').buy({ honey: 10 })).status).toBe(201)
      expect(await held('honey')).toBe(30)
    })

    it('counts a buyer’s orders also when they come all at once', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => guest(`203.0.113.${i}`).buy({ honey: 1 })))
      expect(placed(answers)).toHaveLength(3)
      expect(new Set(codes(answers))).toEqual(new Set(['unpaid_orders']))
      expect(await held('honey')).toBe(3)
    })

    it('counts all guests of one network together, and tells them when to come again', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) => guest('2001:db8:1:2::' + String(i + 1), i).buy({ honey: 1 })),
      )
      expect(placed(answers)).toHaveLength(4)
      const refused = answers.find(({ status }) => status !== 201) as Answer & { headers: Record<string, string> }
      expect([refused.status, refused.data.code, refused.headers['retry-after']]).toEqual([429, 'unpaid_network', '60'])
      expect((await guest('2001:db8:1:3::1', 20).buy({ honey: 1 })).status).toBe(201)
    })

    it('leaves half of a good to others than guests, whatever networks they come from', async () => {
      const answers = await Promise.all(
        Array.from({ length: 9 }, (_, i) => guest(`198.51.100.${i}`, i).buy({ honey: 10 })),
      )
      expect(placed(answers)).toHaveLength(5)
      expect(new Set(codes(answers))).toEqual(new Set(['unpaid_good']))
      expect(await held('honey')).toBe(STOCK.honey / 2)
      // Few pieces are nobody's to hoard: the last ten go to whoever comes first.
      expect((await guest('198.51.100.99', 99).buy({ mushroom: 10 })).status).toBe(201)
    })

    it('lets go of the count with the order, and keeps a guest’s goods for ten minutes', async () => {
      const before = Date.now()
      const { data } = await guest('203.0.113.1').buy({ honey: 30 })
      const left_ms = new Date(data.order.expires_at).getTime() - before
      expect(Math.round(left_ms / 60_000)).toBe(10)
      expect((await guest('203.0.113.1').buy({ honey: 1 })).data.code).toBe('unpaid_pieces')
      await expireNow(getContainer(), data.order.id)
      await runSweep(getContainer())
      expect((await guest('203.0.113.1').buy({ honey: 30 })).status).toBe(201)
    })

    it('writes to no phone, and to no network’s guests, without an end: what was given up counts for a day', async () => {
      const giveUp = async (network: string, person: number) => {
        const buyer = guest(network, person)
        const answer = await buyer.buy({ honey: 1 })
        if (answer.status !== 201) return [answer.status, answer.data.code]
        const { id, key } = answer.data.order
        const canceled = await buyer.post(`/orders/${id}/cancel`, {}, { 'x-order-key': key })
        return canceled.status === 200 ? 201 : canceled.data
      }
      for (let i = 0; i < 4; i++) expect(await giveUp(`203.0.113.${i}`, 1)).toBe(201)
      expect(await giveUp('203.0.113.9', 1)).toEqual([409, 'unpaid_given_up'])
      for (let i = 0; i < 6; i++) expect(await giveUp('198.51.100.7', 10 + i)).toBe(201)
      expect(await giveUp('198.51.100.7', 20)).toEqual([429, 'unpaid_network'])
      expect(await giveUp('198.51.100.8', 20)).toBe(201)
      expect(await held('honey')).toBe(0)
      const knex = getContainer().resolve('__pg_connection__')
      await knex.raw(`update unpaid_given_up set at = at - interval '25 hours'`)
      expect(await giveUp('203.0.113.9', 1)).toBe(201)
      expect(await giveUp('198.51.100.7', 20)).toBe(201)
      // What counts no more goes.
      expect((await knex('unpaid_given_up')).length).toBe(2)
    })

    it('shows staff who holds what, and lets them release it', async () => {
      const { data } = await guest('203.0.113.7', 42).buy({ honey: 12 })
      const headers = await staffHeaders(getContainer())
      const options = { headers, validateStatus: () => true }
      const list = async () => (await api.get('/admin/checkout/holds', options)).data.holds
      expect(await list()).toEqual([
        expect.objectContaining({
          order_id: data.order.id,
          phone: '13812340042',
          guest: true,
          network: '203.0.113.7',
          pieces: 12,
          lines: [{ title: expect.stringContaining('土蜂蜜'), quantity: 12 }],
        }),
      ])
      expect((await api.get('/admin/checkout/holds', { validateStatus: () => true })).status).toBe(401)
      const release = () => api.post(`/admin/checkout/holds/${data.order.id}/release`, {}, options)
      expect((await release()).status).toBe(200)
      expect([await list(), await held('honey')]).toEqual([[], 0])
      const order = await getContainer().resolve(Modules.ORDER).retrieveOrder(data.order.id)
      expect(order.status).toBe('canceled')
      expect((await api.post('/admin/checkout/holds/order_none/release', {}, options)).status).toBe(404)
    })

    it('takes what staff order for a buyer on the phone whatever strangers may hold, and lists it like theirs', async () => {
      const buyer = checkoutBuyer(api, shop)
      const order = await buyer.body({ honey: 31 })
      expect((await buyer.place(order)).data.code).toBe('unpaid_pieces')
      const headers = { ...(await staffHeaders(getContainer())), 'idempotency-key': randomUUID() }
      const { status } = await api.post('/admin/checkout/phone-orders', order, { headers, validateStatus: () => true })
      expect(status).toBe(201)
      const { holds } = (await api.get('/admin/checkout/holds', { headers })).data
      expect(holds).toEqual([expect.objectContaining({ pieces: 31, guest: false, phone: ADDRESS.phone })])
    })

    it('is held no longer because staff mark the order as complete: that is refused until it is paid and gone', async () => {
      const headers = await staffHeaders(getContainer())
      const complete = async (id: string) => {
        const answer = await api.post(`/admin/orders/${id}/complete`, {}, { headers, validateStatus: () => true })
        return [answer.status, answer.data.message]
      }
      const [unpaid, paid] = [
        (await guest('203.0.113.5').buy({ honey: 2 })).data.order.id,
        (await guest('203.0.113.5').buy({ honey: 1 })).data.order.id,
      ]
      expect(await complete(unpaid)).toEqual([409, '订单还没有付款，不能标为完成'])
      await expireNow(getContainer(), unpaid)
      await runSweep(getContainer())
      expect(await held('honey')).toBe(1)
      await getContainer()
        .resolve('checkout')
        .updatePlacements({ selector: { order_id: paid }, data: { state: 'paid', paid_at: new Date() } })
      expect(await complete(paid)).toEqual([409, '订单还有商品没有发出，不能标为完成'])
    })

    it('npm run prove names a count that outlived its order', async () => {
      const knex = getContainer().resolve('__pg_connection__')
      const faults = async () => {
        const results = await checkPromises({ query: (sql: string) => knex.raw(sql) })
        return results.flatMap(({ promise, ids }) => ids.map((id) => `${promise.split(' ')[0]} ${id}`))
      }
      expect(await faults()).toEqual([])
      await knex.raw(`insert into unpaid_order values ('order_gone', 'guest:1', null, true, 1, now())`)
      expect(await faults()).toEqual(['未付款占用没有随订单结束 order_gone'])
    })
  },
})
