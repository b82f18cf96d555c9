/** What the database keeps of a claim, whoever writes: its ways, its pieces, its steps, one hand at a time. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import { fromDatabase } from '../../../plugins/selling/after-sales/src/errors'
import { AFTER_SALES } from '../../../plugins/selling/after-sales/src/modules/after-sales'
import type AfterSalesService from '../../../plugins/selling/after-sales/src/modules/after-sales/service'

const folder = join(import.meta.dirname, '../../../plugins/selling/after-sales/src/modules/after-sales')
const actor = { type: 'staff' as const, id: 'user_1' }

moduleIntegrationTestRunner<AfterSalesService>({
  moduleName: AFTER_SALES,
  resolve: folder,
  pathToMigrations: join(folder, 'migrations'),
  testSuite: ({ service }) => {
    const ask = (id: string, quantity: number, more: object = {}) =>
      service.createRequest({
        ...{ id, order_id: 'order_1', kind: 'return_refund', rule: 'seven_days', reason: 'changed_mind', text: null },
        ...{ goods_fen: 100 * quantity, freight_fen: 0, photo_ids: [], actor: { type: 'buyer', id: null } },
        lines: [{ line_item_id: 'ordli_1', title: '蜂蜜', quantity, bought_quantity: 2, amount_fen: 100 * quantity }],
        ...more,
      })

    it('lets one of two inspections stand and tells the other, also at once', async () => {
      await ask('asale_1', 1)
      await service.moveRequest({ id: 'asale_1', version: 1, to: 'approved', actor })
      await service.moveRequest({ id: 'asale_1', version: 2, to: 'received', actor })
      const [line] = await service.listAfterSaleLines({ after_sale_id: 'asale_1' })
      const found = [{ id: line?.id ?? '', sellable: 1, unsellable: 0, disposal: null }]
      const inspect = () => service.moveRequest({ id: 'asale_1', version: 3, to: 'inspected', found, actor })
      const both = await Promise.allSettled([inspect(), inspect()])
      const refused = both.filter((one) => one.status === 'rejected')
      expect(refused).toHaveLength(1)
      expect(refused[0]?.reason).toMatchObject({ status: 409, code: 'changed' })
    })

    it('keeps two dozen photos that belong to no claim, however many come at once, and lets them go after a day', async () => {
      const photo = (n: number) => ({ id: `aspho_${n}`, order_id: 'order_1', file_id: `f${n}`, mime: 'image/jpeg' })
      const sent = await Promise.allSettled(
        Array.from({ length: 40 }, (_, n) => service.createAfterSalePictures({ ...photo(n), size_bytes: 1 })),
      )
      expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(24)
      const [refused] = sent.filter((one) => one.status === 'rejected')
      expect(fromDatabase(refused?.reason)).toMatchObject({ status: 400, message: '上传的照片太多了，请稍后再试' })
      expect(await service.unusedPictures()).toEqual([])
      const old = new Date(Date.now() - 25 * 3_600_000)
      const [first] = await service.listAfterSalePictures({ order_id: 'order_1' }, { take: 1 })
      await service.updateAfterSalePictures({ id: first?.id ?? '', created_at: old } as never)
      expect(await service.unusedPictures()).toEqual([{ id: first?.id, file_id: first?.file_id }])
    })

    it('refuses more pieces than were bought, and frees those of a refused claim', async () => {
      await ask('asale_1', 2)
      await expect(ask('asale_2', 1)).rejects.toMatchObject({ status: 422 })
      const set = { refuse_reason: '包装已拆' }
      await service.moveRequest({ id: 'asale_1', version: 1, to: 'refused', set, actor })
      await expect(ask('asale_2', 1)).resolves.toBe('asale_2')
    })

    it('refuses a way that is none', async () => {
      await ask('asale_1', 1)
      const leap = service.moveRequest({ id: 'asale_1', version: 1, to: 'inspected', actor })
      await expect(leap).rejects.toMatchObject({ status: 409, code: 'state' })
    })

    it('settles carriage with the money alone, once for an order', async () => {
      const paid = { refund_fen: 700, freight_fen: 600, payment_id: 'pay_1' }
      for (const id of ['asale_1', 'asale_2']) {
        await ask(id, 1)
        await service.moveRequest({ id, version: 1, to: 'approved', actor })
        const early = service.moveRequest({ id, version: 2, to: 'received', set: { freight_fen: 600 }, actor })
        await expect(early).rejects.toThrow(/运费只在退款时定/)
        await service.moveRequest({ id, version: 2, to: 'received', actor })
        await service.moveRequest({ id, version: 3, to: 'inspected', restocks: [], actor })
      }
      await service.moveRequest({ id: 'asale_1', version: 4, to: 'refunding', set: paid, actor })
      const twice = service.moveRequest({ id: 'asale_2', version: 4, to: 'refunding', set: paid, actor })
      await expect(twice).rejects.toThrow(/运费已退过一次/)
      const later = service.moveRequest({ id: 'asale_1', version: 5, to: 'refunded', set: { freight_fen: 0 }, actor })
      await expect(later).rejects.toThrow(/运费只在退款时定/)
    })

    it('announces steps in their order, each once, and goes on after one that could not be told', async () => {
      await ask('asale_1', 1)
      await service.moveRequest({ id: 'asale_1', version: 1, to: 'approved', actor })
      const set = { refuse_reason: '包装已拆' }
      await service.moveRequest({ id: 'asale_1', version: 2, to: 'refused', set, actor })
      const told: string[] = []
      const tell = (failing?: string) => (step: { state: string; reason: string | null }) => {
        if (step.state === failing) return Promise.reject(new Error('bus away'))
        told.push(`${step.state} ${step.reason ?? ''}`.trim())
        return Promise.resolve()
      }
      const now = () => new Date(Date.now() + 1000)
      await expect(service.announce('asale_1', tell('approved'))).rejects.toThrow('bus away')
      expect(told).toEqual(['requested'])
      expect(await service.unannounced(new Date(Date.now() - 30_000))).toEqual([])
      expect(await service.unannounced(now())).toEqual(['asale_1'])
      await Promise.all([service.announce('asale_1', tell()), service.announce('asale_1', tell())])
      expect(told).toEqual(['requested', 'approved', 'refused 包装已拆'])
      expect(await service.unannounced(now())).toEqual([])
    })

    it('lets nothing of a written step change but the time it was announced, once', async () => {
      await ask('asale_1', 1)
      const [step] = await service.listAfterSaleEvents({ after_sale_id: 'asale_1' })
      const id = step?.id ?? ''
      const change = (more: object) => service.updateAfterSaleEvents({ id, ...more })
      await expect(change({ note: '改' })).rejects.toThrow(/只能新增/)
      await expect(change({ note: '改', announced_at: new Date() })).rejects.toThrow(/只能新增/)
      await service.announce('asale_1', () => Promise.resolve())
      await expect(change({ announced_at: new Date(0) })).rejects.toThrow(/只补记一次/)
      await expect(change({ announced_at: null })).rejects.toThrow(/只补记一次/)
      await expect(service.deleteAfterSaleEvents(id)).rejects.toThrow(/只能新增/)
    })

    it('takes a form’s key once for an order, and keeps it as it was', async () => {
      const form = { idempotency_key: 'key_1', request_hash: 'hash_1' }
      await ask('asale_1', 1, form)
      await expect(ask('asale_2', 1, form)).rejects.toMatchObject({ status: 409, code: 'busy' })
      await expect(service.updateAfterSales({ id: 'asale_1', request_hash: 'hash_2' })).rejects.toThrow(/不能改动/)
      await expect(ask('asale_2', 1, { idempotency_key: 'key_2' })).rejects.toThrow(/CK_after_sale_key_with_hash/)
      await expect(ask('asale_2', 1, { ...form, order_id: 'order_2' })).resolves.toBe('asale_2')
    })
  },
})
