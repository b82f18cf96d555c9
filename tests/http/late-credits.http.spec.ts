/** 延误补偿: what a late order brought its shop goes back where the order is given up after all. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { creditLate } from '@shanzhen/settlement/late-credits'
import { returnLate } from '@shanzhen/settlement/late-returns'
import { tellStuck } from '@shanzhen/settlement/tell-stuck'
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

    it('try an order again that could not be judged, however long ago, and tell staff after a day', async () => {
      await fillDeposit(getContainer(), shop.id, 30_000)
      const stuck = await order('B-3', 1)
      const then = (days: number) => new Date(Date.now() + days * 86_400_000)
      const gate = { reasonAgainstParcel: () => Promise.reject(new Error('the gate is away')) }
      const container = getContainer()
      const settlement = container.resolve('settlement')
      container.register({ gate_away: { resolve: () => gate } } as never)
      settlement.gates.push('gate_away')
      await expect(creditLate(container, then(3))).rejects.toThrow('the gate is away')
      settlement.gates.pop()
      const faults = () => knex()('late_fault').where({ shop_order_id: stuck.id })
      expect(await faults()).toMatchObject([{ why: 'the gate is away', tries: 1 }])
      // Others were decided since, days later: it lies far behind them.
      const next = await order('B-4', 1)
      await knex().raw('alter table shop_order disable trigger user')
      await knex()('shop_order')
        .where({ id: next.id })
        .update({ ship_by: then(6) })
      await knex().raw('alter table shop_order enable trigger user')
      await knex()('late_verdict').insert({
        ...{
          shop_order_id: next.id,
          shop_id: shop.id,
          ship_by: then(6),
          verdict: 'excused',
          amount_fen: 0,
          reason: '试',
        },
      })
      await knex()('late_fault').update({ since: new Date(Date.now() - 2 * 86_400_000) })
      for (let i = 0; i < 2; i++) await tellStuck(container)
      const bell = await container.resolve(Modules.NOTIFICATION).listNotifications({ template: 'late-order-stuck' })
      expect(bell).toMatchObject([{ data: { description: expect.stringContaining('B-3') as string } }])
      expect(await creditLate(container, then(7))).toBe(1)
      expect(await faults()).toEqual([])
      expect(await knex()('late_verdict').where({ shop_order_id: stuck.id })).toMatchObject([{ verdict: 'credited' }])
    })

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
