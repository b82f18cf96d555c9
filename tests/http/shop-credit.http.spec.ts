/** 信用分 and its appeals: counted from what happened, its own shop's alone, lifted once by staff. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { Credit, CreditAppeals } from '@shanzhen/settlement/wire'
import { ADDRESS, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { openSupply, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    let staff: Caller
    beforeAll(async () => {
      ;({ goods, staff, shop } = await openSupply(api, getContainer(), ({ variants }) => ({
        [variants.mushroom]: 2000,
      })))
      other = await openSmallShop(api, getContainer(), staff.headers, {
        phone: '13900000002',
        name: '另一家',
        handle: 'other',
      })
    })
    const credit = async ({ owner } = shop) => ((await owner.get('/credit')).data as { credit: Credit }).credit
    const appeal = (key: string, { owner } = shop) =>
      owner.post('/credit/appeals', { key, reason: '平台误点，不是小店' })
    const order = async (number: string) => {
      const items = [{ sku: 'mushroom', quantity: 1 }]
      const { data } = await shop.owner.post('/orders', { number, receiver: ADDRESS, items })
      return (data as { order: { id: string } }).order.id
    }
    const listed = async (answered = false) =>
      ((await staff.get(`/settlement/credit?answered=${answered}`)).data as CreditAppeals).appeals

    it('counts what was given up after it was placed, and what lies below the floor, of this shop alone', async () => {
      expect(await credit()).toMatchObject({ score: 60, tier: 'standard', events: [], formula: 'credit-1' })
      const id = await order('K-1')
      await order('K-2')
      expect((await shop.owner.post(`/orders/${id}/cancel`)).status).toBe(200)
      await shop.owner.post(`/goods/${goods.variants.mushroom}`, { title: '', price_fen: 2400, listed: true })
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await knex.raw('alter table supply_price disable trigger supply_price_notice')
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2100 })
      await knex.raw('alter table supply_price enable trigger supply_price_notice')
      const { score, events } = await credit()
      expect(events.map(({ kind, about, points }) => [kind, about, points]).toSorted()).toEqual([
        ['canceled', 'K-1', -1],
        ['floor', 'mushroom', -5],
      ])
      expect(score).toBe(54)
      expect(await credit(other)).toMatchObject({ score: 60, events: [] })
    })

    it('is appealed once by its owner, answered once by staff, and what is lifted counts no more', async () => {
      const id = await order('K-1')
      await shop.owner.post(`/orders/${id}/cancel`)
      const [{ key }] = (await credit()).events as [Credit['events'][number]]
      expect((await appeal(key, other)).status).toBe(404)
      expect((await appeal('canceled:nothing')).status).toBe(404)
      expect((await appeal('drop table')).status).toBe(400)
      const said = await Promise.all([appeal(key), appeal(key)])
      expect(said.map(({ status }) => status).toSorted()).toEqual([201, 409])
      const [waiting] = await listed()
      expect(waiting).toMatchObject({ shop_name: '山里人家', event: { kind: 'canceled', about: 'K-1' }, score: 59 })
      const answer = (lifted: boolean) =>
        staff.post(`/settlement/credit/appeals/${waiting?.id}`, { lifted, answer: '核实过了' })
      const both = callerOf(api, await staffHeaders(getContainer(), 'hua@example.com'), '/admin')
      const [user] = await getContainer().resolve(Modules.USER).listUsers({ email: 'hua@example.com' })
      const [proved] = await getContainer()
        .resolve('sign_in')
        .phonesOf([user?.id ?? ''])
      await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)('shop_member')
        .insert({
          ...{ id: 'shmem_both', shop_id: shop.id, name: '华', phone: proved?.phone, role: 'clerk' },
          joined_at: new Date(),
        })
      const own = await both.post(`/settlement/credit/appeals/${waiting?.id}`, { lifted: true, answer: '核实过了' })
      expect(own).toMatchObject({ status: 400, data: { message: expect.stringContaining('您自己的手机号') as string } })
      const answers = await Promise.all([answer(true), answer(true)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect((await answer(false)).status).toBe(409)
      expect(await credit()).toMatchObject({
        score: 60,
        events: [{ lifted: true, points: 0, appeal: { answer: '核实过了' } }],
      })
      expect(await listed()).toEqual([])
      expect(await listed(true)).toMatchObject([{ lifted: true }])
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await expect(knex.raw('update credit_appeal set lifted = false')).rejects.toThrow()
      await expect(knex.raw('delete from credit_appeal')).rejects.toThrow()
    })
  },
})
