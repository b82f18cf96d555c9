/** 延误补偿: what a late order brought its shop goes back where the order is given up after all. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { creditLate } from '@shanzhen/settlement/late-credits'
import { returnLate } from '@shanzhen/settlement/late-returns'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { type Caller, openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      const staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000 })
    })
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const order = async (number: string, quantity: number) => {
      const items = [{ sku: 'mushroom', quantity }]
      const { status, data } = await shop.owner.post('/orders', { number, receiver: ADDRESS, items })
      expect([status, data.message]).toEqual([201, undefined])
      return (data as { order: { id: string; goods_fen: number; freight_fen: number } }).order
    }

    it('take a late order’s credit back where it is given up after all, once, and not before the deposit reaches', async () => {
      await fillDeposit(getContainer(), shop.id, 30_000)
      const had = await depositOf(getContainer(), shop.id)
      const [one, two] = [await order('B-1', 2), await order('B-2', 2)]
      const then = new Date(Date.now() + 49 * 3_600_000)
      expect(await creditLate(getContainer(), then)).toBe(2)
      await shop.owner.post(`/orders/${one.id}/cancel`)
      const spent = two.goods_fen + two.freight_fen
      await vi.waitFor(async () => {
        await returnLate(getContainer())
        expect(await depositOf(getContainer(), shop.id)).toBe(had - spent + 200)
      }, 10_000)
      expect(await returnLate(getContainer())).toBe(0)
      const taken = (await shop.owner.get('/deposit?take=10')).data as { movements: { kind_zh: string }[] }
      expect(taken.movements.map(({ kind_zh }) => kind_zh)).toContain('延误补偿收回')
      // Given up while there is nothing: what its order brings back is there first, or the next money.
      await expect(
        knex().raw(`insert into late_return (shop_order_id, amount_fen) values (?, 1)`, [two.id]),
      ).rejects.toThrow('不是补偿的数')
      await knex().raw(`update shop_order set state = 'canceled' where id = ?`, [two.id])
      const { withdrawal } = (
        await shop.owner.post('/deposit/withdrawals', { amount_fen: await depositOf(getContainer(), shop.id) })
      ).data as { withdrawal: { id: string } }
      expect([await returnLate(getContainer()), await depositOf(getContainer(), shop.id)]).toEqual([0, 0])
      await shop.owner.post(`/deposit/withdrawals/${withdrawal.id}/cancel`)
      expect(await returnLate(getContainer())).toBe(1)
      for (const words of ['a credit for a late order', 'a credit that went back', 'a deposit is below zero'])
        expect(await broken(getContainer(), words)).toEqual([])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    })
  },
})
