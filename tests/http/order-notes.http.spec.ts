/** What staff tell each other about an order: notes with names, flags in every list, and 勿发, which keeps the goods. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { namesOf } from '@shanzhen/http/names'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { giveName, openPackingShop, staffHeaders } from '../support/packing-shop'
import { newWaybill } from '../support/waybills'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container)
      headers = await staffHeaders(container)
      await giveName(container, 'staff@example.com', '梅', '李')
    })

    const open = { validateStatus: () => true }
    const get = (path: string, who = headers) => api.get(`/admin${path}`, { headers: who, ...open })
    const post = (path: string, body: object, who = headers) =>
      api.post(`/admin${path}`, body, { headers: who, ...open })
    const knex = () => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const stop = (id: string, who?: Record<string, string>) =>
      post(`/orders/${id}/flags`, { kind: 'stop', reason: '地址要核对' }, who)
    const ship = ({ id, line_item_id }: { id: string; line_item_id: string }) =>
      post(`/orders/${id}/parcels`, {
        carrier_code: 'SF',
        tracking_number: newWaybill(),
        lines: [{ line_item_id, quantity: 1 }],
      })

    it('keeps notes with who and when, the newest first, and lets nobody change or remove one', async () => {
      const { id } = await shop.placeOrder()
      expect((await post(`/orders/${id}/notes`, { text: '买家要周末送' })).status).toBe(201)
      const { data } = await post(`/orders/${id}/notes`, { text: '已电话确认' })
      expect(data.notes).toMatchObject([
        { text: '已电话确认', by: '李梅', at: expect.any(String) },
        { text: '买家要周末送', by: '李梅' },
      ])
      expect((await post(`/orders/${id}/notes`, { text: '  ' })).data.fields).toEqual({ text: '请填写备注' })
      expect((await post('/orders/order_none/notes', { text: '在' })).status).toBe(404)
      for (const change of [`update order_note set text = '改'`, 'delete from order_note']) {
        await expect(knex().raw(change)).rejects.toThrow('只能新增')
      }
    })

    it('keeps the goods of an order marked 勿发 here, at our form and at both of Medusa’s buttons', async () => {
      const order = await shop.placeOrder({ quantity: 3 })
      const items = [{ id: order.line_item_id, quantity: 1 }]
      const place = { items, location_id: shop.shelf.location_id }
      expect((await post(`/orders/${order.id}/fulfillments`, place)).status).toBe(200)
      const { data } = await get(`/orders/${order.id}?fields=fulfillments.id`)
      const packed = `/orders/${order.id}/fulfillments/${data.order.fulfillments[0].id}/shipments`
      expect((await stop(order.id)).status).toBe(201)
      for (const answer of [
        await ship(order),
        await post(`/orders/${order.id}/fulfillments`, place),
        await post(packed, { items }),
      ]) {
        expect([answer.status, answer.data.code]).toEqual([409, 'flagged_stop'])
        expect(answer.data.message).toBe('这个订单标了勿发：地址要核对。撤下标记后才能发货')
      }
      const again = await stop(order.id)
      expect([again.status, again.data.message]).toEqual([409, '这个订单已经标了勿发，先撤下再标'])
      expect((await post(`/orders/${order.id}/flags/stop/lift`, { reason: '' })).data.fields).toEqual({
        reason: '请填写撤下的原因',
      })
      const lifted = await post(`/orders/${order.id}/flags/stop/lift`, { reason: '地址对了' })
      expect(lifted.data.flags).toMatchObject([
        { kind: 'stop', by: '李梅', lifted_by: '李梅', lift_reason: '地址对了' },
      ])
      expect((await ship(order)).status).toBe(201)
      expect((await post(`/orders/${order.id}/flags/stop/lift`, { reason: '再撤' })).status).toBe(409)
    })

    it('lets the packer mark an order and lift other marks, but not 勿发', async () => {
      const { id } = await shop.placeOrder()
      const packer = await staffHeaders(container, 'packer@example.com', ['role_warehouse'])
      expect((await stop(id, packer)).status).toBe(201)
      expect((await post(`/orders/${id}/flags`, { kind: 'urgent', reason: '周末要' }, packer)).status).toBe(201)
      expect((await post(`/orders/${id}/flags/stop/lift`, { reason: '我看行' }, packer)).status).toBe(403)
      expect((await post(`/orders/${id}/flags/STOP/lift`, { reason: '我看行' }, packer)).status).toBe(403)
      expect((await post(`/orders/${id}/flags/none/lift`, { reason: '我看行' }, packer)).status).toBe(404)
      expect((await post(`/orders/${id}/flags/urgent/lift`, { reason: '送了' }, packer)).status).toBe(200)
      expect((await get(`/order-flags?order_ids=${id}`)).data.flags).toEqual([
        { order_id: id, kind: 'stop', reason: '地址要核对' },
      ])
      expect((await get('/order-flags')).data.flags).toHaveLength(1)
      const auditor = await staffHeaders(container, 'auditor@example.com', ['role_auditor'])
      expect((await stop(id, auditor)).status).toBe(403)
      expect((await get(`/orders/${id}/notes`, auditor)).data.flags).toHaveLength(2)
    })

    it('lets either the flag or the parcel go first, and a flag is set and lifted once', async () => {
      const order = await shop.placeOrder()
      const [flag, parcel] = await Promise.all([stop(order.id), ship(order)])
      expect(flag.status).toBe(201)
      expect([201, 409]).toContain(parcel.status)
      const lift = () => post(`/orders/${order.id}/flags/stop/lift`, { reason: '好了' })
      expect((await Promise.all([stop(order.id), stop(order.id)])).map(({ status }) => status)).toEqual([409, 409])
      expect((await Promise.all([lift(), lift()])).map(({ status }) => status).sort()).toEqual([200, 409])
      for (const change of [
        `update order_flag set reason = '改'`,
        `update order_flag set lifted_at = null, lifted_by = null, lift_reason = null`,
        'delete from order_flag',
      ]) {
        await expect(knex().raw(change)).rejects.toThrow(/order_note/)
      }
    })

    it('tells on every history who did it, who left since, and two of one name apart, and no mailbox', async () => {
      const { id } = await shop.placeOrder()
      const other = await staffHeaders(container, 'other@example.com')
      const otherId = await giveName(container, 'other@example.com', '梅', '李')
      await post(`/orders/${id}/notes`, { text: '一' })
      await post(`/orders/${id}/notes`, { text: '二' }, other)
      await container.resolve(Modules.USER).softDeleteUsers([otherId])
      const { notes } = (await get(`/orders/${id}/notes`)).data
      expect(notes[0].by).toBe(`李梅 ${otherId.slice(-4)}（已离职）`)
      expect(notes[1].by).toMatch(/^李梅 \w{4}$/)
      const nameless = await container.resolve(Modules.USER).createUsers({ email: 'secret@example.com' })
      expect(await namesOf(container, [nameless.id, 'user_gone', 'pcon_1', 'apk_1', 'system', null])).toEqual({
        [nameless.id]: '没写姓名的同事',
        ...{ user_gone: '已离职的同事', pcon_1: '生产者', apk_1: '接口密钥', system: '系统' },
      })
    })
  },
})
