/** 抽检: parcels drawn for a look by their order's number; no carrier has one before somebody else than its packer passed it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { confirmReceipt, keepDueReceipts } from '@shanzhen/after-sales/receipt'
import { benchOf, nameGoods } from '../support/bench'
import type { Answer } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { newWaybill } from '../support/waybills'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let packer: ReturnType<typeof benchOf>
    let quality: ReturnType<typeof benchOf>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      await nameGoods(container)
      packer = benchOf(api, await staffHeaders(container))
      quality = benchOf(api, await staffHeaders(container, 'quality@example.com', ['role_quality']))
    })
    const sql = async (text: string, values: unknown[] = []) =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values as string[])).rows
    const rule = async (part: object) => {
      const { settings } = (await packer.ask('/settings')).data
      await packer.must('/settings', { ...settings, ...part })
    }
    const packed = async (more: object = {}) => {
      const order = await shop.placeOrder({ quantity: 1, ...more })
      return (await packer.pack(order, 1, { tracking_number: newWaybill() })).data.packing
    }
    const handOver = (fulfillment_id: string) =>
      packer.send('/manifests', { carrier_code: 'SF', fulfillment_ids: [fulfillment_id] })

    it('draws every second order by its number, whoever packs in whatever turn, and says so at the bench', async () => {
      await rule({ sample_every: 2 })
      const placed = []
      for (let i = 0; i < 4; i++) placed.push(await shop.placeOrder({ quantity: 1 }))
      for (const order of placed.reverse()) {
        const { packing } = (await packer.pack(order, 1, { tracking_number: newWaybill() })).data
        expect(packing.sample !== null).toBe(Number(order.display_id) % 2 === 0)
      }
      const { data } = await quality.ask('/samples')
      expect(data.samples.map(({ display_id }: { display_id: number }) => display_id % 2)).toEqual([0, 0])
      expect((await packer.ask('/orders')).data.counts).toMatchObject({ samples: 2, samples_failed: 0 })
    })

    it('draws of each lot and day by the order’s number, all of them at a hundred per cent and none at nought', async () => {
      await packed()
      expect(await sql('select * from parcel_sample')).toEqual([])
      await rule({ sample_percent: 100 })
      const { sample } = await packed()
      expect(sample).toContain('LOT-1')
    })

    it('hands nothing over that was not passed, by somebody else than its packer, and then does', async () => {
      await rule({ sample_every: 1 })
      const { fulfillment_id } = await packed()
      expect((await packer.ask('/parcels')).data.parcels[0].sample).toBe('waiting')
      const early = await handOver(fulfillment_id)
      expect([early.status, early.data.code]).toEqual([409, 'sample_waiting'])
      await expect(
        sql(
          `insert into manifest_parcel (fulfillment_id, manifest_id, order_id, display_id, pieces)
          values (?, 'none', 'o', 1, 1)`,
          [fulfillment_id],
        ),
      ).rejects.toThrow('抽检还没通过')
      const own = await packer.send(`/samples/${fulfillment_id}/judge`, { verdict: 'passed' })
      expect([own.status, own.data.message]).toEqual([409, '装箱的人不能自己检，请另一位同事检'])
      const seen = await quality.ask(`/samples/${fulfillment_id}`)
      expect(seen.data.sample).toMatchObject({ goods: [{ pieces: 1 }], lots: [{ code: 'LOT-1' }] })
      const verdict = { verdict: 'passed' }
      const both = await Promise.all([1, 2].map(() => quality.send(`/samples/${fulfillment_id}/judge`, verdict)))
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      expect((await handOver(fulfillment_id)).status).toBe(201)
      await expect(sql(`update parcel_sample set state = 'failed', reason = 'x'`)).rejects.toThrow('同事已经检过')
      await expect(sql('delete from parcel_sample')).rejects.toThrow('只能新增')
    })

    it('finds a scanned parcel by its waybill or its order, however it was typed and whatever was said of it', async () => {
      await rule({ sample_every: 1 })
      const { fulfillment_id } = await packed()
      const [{ tracking_number, display_id }] = (await quality.ask('/samples')).data.samples
      await quality.must(`/samples/${fulfillment_id}/judge`, { verdict: 'passed' })
      for (const code of [tracking_number, ` ${tracking_number.toLowerCase()} `, `o-${display_id}`]) {
        const { data } = await quality.ask(`/samples?code=${encodeURIComponent(code)}`)
        expect(data.samples).toMatchObject([{ fulfillment_id, state: 'passed' }])
      }
      expect((await quality.ask('/samples?code=SF0000000000000')).data.samples).toEqual([])
    })

    it('sends back what does not pass: it says why, is unpacked, and its next parcel is drawn again', async () => {
      await rule({ sample_every: 1 })
      const first = await packed()
      const path = `/samples/${first.fulfillment_id}/judge`
      expect((await quality.send(path, { verdict: 'failed' })).status).toBe(400)
      expect((await quality.send(path, { verdict: 'failed', reason: '少放了冰袋' })).status).toBe(200)
      expect((await handOver(first.fulfillment_id)).data.code).toBe('sample_waiting')
      expect(await container.resolve('warehouse').countWaiting()).toMatchObject({ samples: 0, samples_failed: 1 })
      await packer.must(`/packings/${first.id}/undo`, { reason: '抽检：少放了冰袋' })
      expect((await quality.ask('/samples')).data.samples).toEqual([])
      expect((await quality.ask('/samples?all=yes')).data.samples[0]).toMatchObject({
        ...{ state: 'failed', reason: '少放了冰袋' },
        unpacked_at: expect.any(String),
      })
      const [{ display_id }] = await sql('select display_id from parcel_sample')
      const again = (await packer.pack({ display_id }, 1, { tracking_number: newWaybill() })).data.packing
      expect(again.sample).toContain('抽 1 单')
    })

    it('looks at nothing that was unpacked meanwhile, and draws what was sent at its order’s page at the van', async () => {
      await rule({ sample_every: 1 })
      const gone = await packed()
      await packer.must(`/packings/${gone.id}/undo`, { reason: '放错了' })
      const late = await quality.send(`/samples/${gone.fulfillment_id}/judge`, { verdict: 'passed' })
      expect([late.status, late.data.message]).toEqual([409, '这个包裹已经拆了，不用检'])
      const order = await shop.placeOrder({ quantity: 1, phone: '13900001111' })
      const tracking_number = newWaybill()
      const { post } = api as { post: (...args: unknown[]) => Promise<{ data: { parcel: { id: string } } }> }
      const lines = [{ line_item_id: order.line_item_id, quantity: 1 }]
      const headers = await staffHeaders(container, 'second@example.com')
      const sent = await post(
        `/admin/orders/${order.id}/parcels`,
        { carrier_code: 'SF', tracking_number, lines },
        { headers },
      )
      expect((await packer.ask(`/parcels?number=${tracking_number}`)).data.parcels[0].sample).toBe('waiting')
      expect((await handOver(sent.data.parcel.id)).data.code).toBe('sample_waiting')
      await quality.must(`/samples/${sent.data.parcel.id}/judge`, { verdict: 'passed' })
      expect((await handOver(sent.data.parcel.id)).status).toBe(201)
    })

    it('marks nothing as delivered that was not passed, at our button and at Medusa’s, wherever it was sent', async () => {
      await rule({ sample_every: 1 })
      const headers = await staffHeaders(container, 'second@example.com')
      const { post } = api as { post: (...args: unknown[]) => Promise<Answer> }
      const act = (path: string, body: object = {}) => post(path, body, { headers, validateStatus: () => true })
      const order = await shop.placeOrder({ quantity: 1, phone: '13900001111' })
      const lines = [{ line_item_id: order.line_item_id, quantity: 1 }]
      const waybill = { carrier_code: 'SF', tracking_number: newWaybill(), lines }
      const page = (await act(`/admin/orders/${order.id}/parcels`, waybill)).data.parcel.id as string
      const drawn = async () => ((await quality.ask('/samples')).data.samples as { fulfillment_id: string }[]).length
      await expect.poll(drawn, { timeout: 10_000 }).toBe(1)
      const bench = await packed()
      for (const [order_id, id] of [
        [order.id, page],
        [bench.order_id, bench.fulfillment_id],
      ]) {
        const doors = [
          () => act(`/admin/orders/${order_id}/parcels/${id}/delivered`),
          () => act(`/admin/orders/${order_id}/fulfillments/${id}/mark-as-delivered`),
        ]
        for (const door of doors) {
          const { status, data } = await door()
          expect([status, data.code, data.message]).toEqual([
            409,
            'sample_waiting',
            expect.stringContaining('抽到要检'),
          ])
        }
        expect(await sql('select delivered_at from fulfillment where id = ?', [id])).toEqual([{ delivered_at: null }])
      }
      const judge = (id: string, verdict: object) => quality.must(`/samples/${id}/judge`, verdict)
      await judge(page, { verdict: 'passed' })
      await judge(bench.fulfillment_id, { verdict: 'failed', reason: '少放了冰袋' })
      const failed = await act(`/admin/orders/${bench.order_id}/parcels/${bench.fulfillment_id}/delivered`)
      expect([failed.status, failed.data.message]).toEqual([409, expect.stringContaining('没有通过')])
      const told = await act(`/admin/orders/${order.id}/fulfillments/${page}/mark-as-delivered`)
      expect(told.status).toBe(200)
    })

    it('are received by nobody’s silence or word before they were looked at', async () => {
      await rule({ sample_every: 1 })
      const { order_id, fulfillment_id } = await packed()
      await sql(`update fulfillment set shipped_at = shipped_at - interval '30 days' where id = ?`, [fulfillment_id])
      expect(await keepDueReceipts(container)).toEqual([])
      await expect(confirmReceipt(container, { id: order_id } as never)).rejects.toMatchObject({ code: 'kept_here' })
      expect(await sql('select * from after_sale_receipt')).toEqual([])
      // A parcel that is sent once more comes after the receipt.
      await sql(
        `insert into after_sale_receipt (id, order_id, received_at, received_by) values ('r', ?, now(), 'buyer')`,
        [order_id],
      )
      expect(await keepDueReceipts(container)).toEqual([])
      expect(await sql('select delivered_at from fulfillment')).toEqual([{ delivered_at: null }])
      await sql('delete from after_sale_receipt')
      expect(await sql('select delivered_at from fulfillment')).toEqual([{ delivered_at: null }])
      await quality.must(`/samples/${fulfillment_id}/judge`, { verdict: 'passed' })
      expect(await keepDueReceipts(container)).toEqual([order_id])
    })

    it('takes no fraction and nothing below nought for a rule', async () => {
      const { settings } = (await packer.ask('/settings')).data
      for (const part of [{ sample_every: -1 }, { sample_every: 1.5 }, { sample_percent: 101 }])
        expect((await packer.send('/settings', { ...settings, ...part })).status).toBe(400)
    })
  },
})
