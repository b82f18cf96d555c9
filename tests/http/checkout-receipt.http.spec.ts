/** 购物收据: a paid order has one, for its buyer alone, also when its money went back. */
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { paidOrders } from '../support/paid-orders'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    let orders: ReturnType<typeof paidOrders>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
      const staff = await staffHeaders(getContainer())
      orders = paidOrders({ api, container: getContainer(), gateway, buyer, staff })
    })
    beforeEach(() => {
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      await gateway.close()
    })

    it('is there once the order is paid, also when its money went back', async () => {
      const order = await orders.order({ honey: 1 })
      const print = () =>
        api.get(`/store/checkout/orders/${order.id}/receipt.pdf?key=${order.key}`, {
          headers: shop.headers,
          responseType: 'arraybuffer',
          validateStatus: () => true,
        })
      expect((await print()).status).toBe(409)
      await order.pay()
      const answer = await print()
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
      expect(answer.headers['content-disposition']).toMatch(/^inline; filename="receipt-\d+\.pdf"$/)
      expect(Buffer.from(answer.data).subarray(0, 5).toString()).toBe('%PDF-')
      await order.cancel()
      expect((await print()).status).toBe(200)
    })

    it('is nobody else’s', async () => {
      const order = await orders.paid()
      expect((await buyer.get(`/orders/${order.id}/receipt.pdf`)).status).toBe(404)
      expect((await buyer.get(`/orders/${order.id}/receipt.pdf?key=${'x'.repeat(43)}`)).status).toBe(404)
      expect((await buyer.get(`/orders/${order.id}/receipt.pdf?key=a&key=b`)).status).toBe(404)
      expect((await buyer.get('/orders/order_none/receipt.pdf')).status).toBe(404)
    })
  },
})
