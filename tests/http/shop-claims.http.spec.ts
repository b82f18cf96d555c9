/** 售后 of a small shop's order: claimed by the shop, decided at staff's own board, its money back in the deposit, once. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { AfterSaleView, Eligibility } from '@shanzhen/after-sales/wire'
import { createProducersWorkflow } from '@shanzhen/producers/workflows'
import { shipParcel } from '@shanzhen/shipping/workflows'
import { PNG } from '../support/after-sale-shop'
import { ADDRESS, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { depositOf, openSupply } from '../support/trading-shop'
import { traceShop } from '../support/trace-shop'
import { newWaybill } from '../support/waybills'

type Claims = { eligibility: Eligibility; requests: AfterSaleView[] }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    let staff: Caller
    let goods: CheckoutShop
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

    async function sent(number: string, quantity = 2) {
      const items = [{ sku: 'mushroom', quantity }]
      const placed = await shop.owner.post('/orders', { number, receiver: ADDRESS, items })
      const { id, freight_fen } = (placed.data as { order: { id: string; freight_fen: number } }).order
      const [row] = (await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)('shop_order')
        .where({ id })
        .select('order_id')) as { order_id: string }[]
      const at = `/orders/${id}/claims`
      const line = async () => ((await shop.owner.get(at)).data as Claims).eligibility.lines[0]
      const ship = async () =>
        shipParcel(getContainer(), {
          ...{ order_id: row?.order_id ?? '', carrier_code: 'SF', tracking_number: newWaybill() },
          lines: [{ line_item_id: (await line())?.line_item_id ?? '', quantity }],
          ...{ created_by: 'staff', request_id: randomUUID() },
        })
      const ask = async (pieces: number, more: object = {}) =>
        shop.owner.post(at, {
          ...{ reason: 'damaged', lines: [{ line_item_id: (await line())?.line_item_id, quantity: pieces }] },
          ...more,
        })
      return { id, order_id: row?.order_id, at, freight_fen, line, ship, ask }
    }
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const act = (id: string, what: string, body: object) => staff.post(`/after-sales/${id}/${what}`, body)
    const requestOf = (answer: { data: unknown }) => (answer.data as { request: AfterSaleView }).request

    it('are borne by the carrier or the producer where staff say so, by two people, and by no more than went back', async () => {
      const order = await sent('C-B')
      await order.ship()
      const asked = requestOf(await order.ask(2, { text: '全碎了' }))
      const bear = (body: object, by: Caller = staff) =>
        by.post(`/settlement/cases/${asked.id}`, { bearer: 'carrier', party: 'SF', note: '运输破损', ...body })
      expect((await bear({ amount_fen: 100 })).status).toBe(400)
      await act(asked.id, 'approve', { version: 1 })
      await act(asked.id, 'refund', { version: 2 })
      type Cases = {
        cases: { id: string; refund_fen: number; parties: { carrier: { id: string }[] }; shares: object[] }[]
      }
      const listed = async (decided = false) =>
        ((await staff.get(`/settlement/cases?decided=${decided}`)).data as Cases).cases.find(
          ({ id }) => id === asked.id,
        )
      await expect.poll(async () => (await listed())?.refund_fen, { timeout: 10_000 }).toBeGreaterThanOrEqual(4000)
      const { refund_fen = 0, parties } = (await listed()) ?? {}
      expect(parties?.carrier).toMatchObject([{ id: 'SF' }])
      for (const [wrong, status] of [
        [{ amount_fen: refund_fen + 1 }, 409],
        [{ amount_fen: 0 }, 400],
        [{ amount_fen: 100, party: 'ZTO' }, 400],
        [{ amount_fen: 100, bearer: 'shop' }, 400],
        [{ amount_fen: 100, note: '' }, 400],
      ] as const)
        expect([wrong, (await bear(wrong)).status]).toEqual([wrong, status])
      const forms = [1, 2].map(() => ({ ...staff.headers, 'idempotency-key': randomUUID() }))
      const send = (form: Record<string, string>) => bear({ amount_fen: refund_fen }, callerOf(api, form, '/admin'))
      const both = await Promise.all(forms.map(send))
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
      expect(await listed()).toBeUndefined()
      // Sent again it is the same share; the form that was refused stays refused.
      for (const [i, form] of forms.entries()) expect((await send(form)).status).toBe(both[i]?.status)
      expect((await listed(true))?.shares).toMatchObject([
        { bearer: 'carrier', amount_fen: refund_fen, confirmed: false },
      ])
      const drafts = await staff.get('/ledger/vouchers?state=drafted')
      expect([drafts.status, drafts.data]).toMatchObject([200, {}])
      const { vouchers } = drafts.data as { vouchers: { id: string }[] }
      expect(vouchers).toHaveLength(1)
      expect((await staff.post(`/ledger/vouchers/${vouchers[0]?.id}/confirm`)).status).not.toBe(200)
      const mei = callerOf(api, await staffHeaders(getContainer(), 'mei@example.com', ['role_finance']), '/admin')
      expect((await mei.post(`/ledger/vouchers/${vouchers[0]?.id}/confirm`)).status).toBe(200)
      expect((await listed(true))?.shares).toMatchObject([{ confirmed: true }])
      const owed = await getContainer().resolve('ledger').funds('carrier', 'SF')
      expect(owed).toMatchObject([{ kind: 'carrier_claims', available_fen: refund_fen }])
    })

    it('name as producers those whose lots left for the order, not whoever their good is said to be of by now', async () => {
      const container = getContainer()
      const { result: people } = await createProducersWorkflow(container).run({
        input: ['李家', '王家', '赵家'].map((name) => ({
          ...{ key: name, name, kind: 'cooperative' as const, sc_licence: null, credit_code: null },
          ...{ town: null, is_demo: true },
        })),
      })
      const [li, wang, zhao] = people
      const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: 'product',
        fields: ['good.id'],
        filters: { id: goods.products.mushroom },
      })
      const good_id = data[0]?.good?.id ?? ''
      const trace = traceShop(container, goods)
      await trace.prepare()
      const lots = [
        await trace.release('mushroom', 1, { best_before: '2027-10-01' }),
        await trace.release('mushroom', 9),
      ]
      // Whose a lot is stands with it from the ramp; the fixture writes none.
      await knex().transaction(async (trx: ReturnType<typeof knex>) => {
        await trx.raw('set local session_replication_role = replica')
        for (const [i, { id }] of [li, wang].entries())
          await trx('lot').where({ id: lots[i]?.id }).update({ producer_id: id })
        await trx('good').where({ id: good_id }).update({ producer_id: zhao?.id })
      })
      const order = await sent('C-P')
      await order.ship()
      const asked = requestOf(await order.ask(2))
      await act(asked.id, 'approve', { version: 1 })
      await act(asked.id, 'refund', { version: 2 })
      type Cases = { cases: { id: string; refund_fen: number; parties: { producer: { name: string }[] } }[] }
      const listed = async () =>
        ((await staff.get('/settlement/cases?decided=false')).data as Cases).cases.find(({ id }) => id === asked.id)
      await expect.poll(async () => (await listed())?.refund_fen, { timeout: 10_000 }).toBeGreaterThanOrEqual(4000)
      expect((await listed())?.parties.producer.map(({ name }) => name).toSorted()).toEqual(['李家', '王家'])
      const bear = (party?: string) =>
        staff.post(`/settlement/cases/${asked.id}`, { bearer: 'producer', party, note: '霉变', amount_fen: 100 })
      expect((await bear(zhao?.id)).status).toBe(400)
      expect((await bear(wang?.id)).status).toBe(201)
    })

    it('come back into the deposit at what the shop paid, piece by piece, and no piece twice', async () => {
      const order = await sent('C-1')
      expect((await order.ask(1)).status).toBe(422)
      await order.ship()
      const photo = await shop.owner.post(`${order.at}/photos`, { content: PNG })
      const { id: photo_id } = (photo.data as { photo: { id: string } }).photo
      const had = await depositOf(getContainer(), shop.id)
      const asked = await order.ask(1, { text: '罐子裂了', photo_ids: [photo_id] })
      expect([asked.status, requestOf(asked)]).toMatchObject([
        201,
        { state: 'requested', kind: 'refund_only', goods_fen: 2000 },
      ])
      const seen = (await staff.get(`/after-sales/${requestOf(asked).id}`)).data as { request: AfterSaleView }
      expect(seen.request.photos).toHaveLength(1)
      expect((await act(requestOf(asked).id, 'approve', { version: 1 })).status).toBe(200)
      expect((await act(requestOf(asked).id, 'refund', { version: 2 })).status).toBe(200)
      await expect.poll(() => depositOf(getContainer(), shop.id), { timeout: 10_000 }).toBe(had + 2000)
      const { movements } = (await shop.owner.get('/deposit')).data as { movements: object[] }
      expect(movements[0]).toMatchObject({ kind_zh: '售后退款', number: 'C-1', amount_fen: 2000 })
      expect((await order.ask(2)).status).toBe(422)
      const rest = requestOf(await order.ask(1))
      await act(rest.id, 'approve', { version: 1 })
      await act(rest.id, 'refund', { version: 2 })
      // With the last of the goods their carriage comes back too.
      await expect
        .poll(() => depositOf(getContainer(), shop.id), { timeout: 10_000 })
        .toBe(had + 4000 + order.freight_fen)
      expect((await order.line())?.claimable).toBe(0)
    })

    it('are paid back by nobody of the staff who signs in for the shop, nor is its order', async () => {
      const order = await sent('C-3')
      await order.ship()
      const claim = requestOf(await order.ask(1))
      const headers = await staffHeaders(getContainer(), 'hua@example.com', ['role_manager', 'role_finance'])
      const both = callerOf(api, headers, '/admin')
      const [user] = await getContainer().resolve(Modules.USER).listUsers({ email: 'hua@example.com' })
      const [proved] = await getContainer()
        .resolve('sign_in')
        .phonesOf([user?.id ?? ''])
      await knex()('shop_member').insert({
        ...{ id: 'shmem_both', shop_id: shop.id, name: '华', phone: proved?.phone, role: 'clerk' },
        joined_at: new Date(),
      })
      const had = await depositOf(getContainer(), shop.id)
      const { payments } = (await both.get('/payments')).data as { payments: { id: string }[] }
      const own = { message: expect.stringContaining('您自己的手机号') }
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      for (const [path, body] of [
        [`/after-sales/${claim.id}/approve`, { version: 1 }],
        [`/after-sales/${claim.id}/refuse`, { version: 1, reason: '照片看不清' }],
        [`/after-sales/${claim.id}/return-freight/pay`, { amount_fen: 1000, method: 'cash' }],
        [`/after-sales/${claim.id}/return-freight/refuse`, { reason: '不是我们的错' }],
        [`/payments/${payments[0]?.id}/refund`, { amount: 10 }],
        [`/shops/${shop.id}`, { act: 'tier', tier: 'gold', until: tomorrow, reason: '大促期间' }],
        ...['order-edits', 'returns', 'claims', 'exchanges'].map(
          (change) =>
            [`/${change}`, { order_id: order.order_id, ...(change === 'claims' && { type: 'refund' }) }] as const,
        ),
        [`/order-edits/${order.order_id}/items/item/x`, { quantity: 2, unit_price: 0.01 }],
        [`/order-edits/${order.order_id}/confirm`, {}],
      ] as const)
        expect([path, await both.post(path, body)]).toMatchObject([path, { status: 400, data: own }])
      await act(claim.id, 'approve', { version: 1 })
      const paid = await both.post(`/after-sales/${claim.id}/refund`, { version: 2 })
      expect([paid.status, paid.data]).toMatchObject([400, own])
      expect(await depositOf(getContainer(), shop.id)).toBe(had)
      expect((await act(claim.id, 'refund', { version: 2 })).status).toBe(200)
    })

    it('and money on its way into the deposit keep a shop from being closed', async () => {
      const order = await sent('C-9')
      await order.ship()
      const claim = requestOf(await order.ask(1))
      await knex().raw(
        `insert into deposit_top_up (id, owner_type, owner_id, amount_fen, provider_id, payment_collection_id, made_by, expires_at)
          values ('dtop_c', 'shop', ?, 100, 'pp_wechatpay_wechatpay', 'pay_col_c', 'test', now() + interval '10 minutes')`,
        [shop.id],
      )
      const close = () => staff.post(`/shops/${shop.id}`, { act: 'close', reason: '不做了' })
      expect(await close()).toMatchObject({
        status: 409,
        data: { message: expect.stringContaining('1 笔充值没有结果') },
      })
      const all = await getContainer()
        .resolve('settlement')
        .openBusinessOf(getContainer(), shop.id, knex() as never)
      expect(all).toBe('还有 1 个售后没有办完')
      await act(claim.id, 'refuse', { version: 1, reason: '照片看不清' })
      expect(
        await getContainer()
          .resolve('settlement')
          .openBusinessOf(getContainer(), shop.id, knex() as never),
      ).toBe(null)
    })

    it('are the shop’s alone, withdrawn while nobody decided, and never for no reason', async () => {
      const order = await sent('C-2')
      await order.ship()
      const claim = requestOf(await order.ask(1))
      expect((await other.owner.get(order.at)).status).toBe(404)
      expect((await other.owner.post(`${order.at}/${claim.id}/withdraw`)).status).toBe(404)
      const line = await order.line()
      const lines = [{ line_item_id: line?.line_item_id, quantity: 1 }]
      expect((await other.owner.post(order.at, { reason: 'damaged', lines })).status).toBe(404)
      const mindless = await shop.owner.post(order.at, { reason: 'changed_mind', lines })
      expect([mindless.status, mindless.data]).toMatchObject([400, { fields: { reason: '请选择原因' } }])
      expect(requestOf(await shop.owner.post(`${order.at}/${claim.id}/withdraw`)).state).toBe('withdrawn')
      const refused = requestOf(await order.ask(1))
      await act(refused.id, 'refuse', { version: 1, reason: '照片看不清破损' })
      const { requests } = (await shop.owner.get(order.at)).data as Claims
      expect(requests.find(({ id }) => id === refused.id)).toMatchObject({
        state: 'refused',
        refuse_reason: '照片看不清破损',
      })
      expect((await shop.owner.post(`${order.at}/${refused.id}/withdraw`)).status).toBe(409)
    })
  },
})
