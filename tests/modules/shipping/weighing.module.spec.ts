/** What the database keeps of a weighing, whoever writes: its figures, its arithmetic, one refund. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import { WEIGHING } from '../../../plugins/selling/shipping/src/modules/weighing'
import type WeighingService from '../../../plugins/selling/shipping/src/modules/weighing/service'

const folder = join(import.meta.dirname, '../../../plugins/selling/shipping/src/modules/weighing')
const LINE = { line_item_id: 'ordli_1', quantity: 1, nominal_g: 1000, actual_g: 940, share_fen: 6800, back_fen: 408 }
const CARRIAGE = { freight_fen: 100, freight_sold_fen: 2000, freight_recounted_fen: 1900 }

moduleIntegrationTestRunner<WeighingService>({
  moduleName: WEIGHING,
  resolve: folder,
  pathToMigrations: join(folder, 'migrations'),
  testSuite: ({ service }) => {
    const weigh = (fulfillment_id: string, line: object = {}, money: object = {}) => {
      const lines = [{ ...LINE, ...line }]
      const goods_fen = lines[0]?.back_fen ?? 0
      const parcel = { order_id: 'order_1', fulfillment_id, weighed_by: 'user_1' }
      return service.weigh({ ...parcel, lines, goods_fen, ...CARRIAGE, ...money })
    }
    const refunding = { payment_id: 'pay_1', refund_fen: 508, refund_freight_fen: 100 }
    const start = (set: object = refunding) =>
      service.move({ fulfillment_id: 'ful_1', from: 'weighed', to: 'refunding', set })

    it('weighs a parcel once, also at once; the first figures stand', async () => {
      await Promise.all([weigh('ful_1'), weigh('ful_1', { actual_g: 900, back_fen: 680 })])
      const rows = await service.listParcelWeighings({})
      expect(rows).toHaveLength(1)
      expect((await service.correctionsOf(['order_1', 'order_2'])).length).toBe(1)
    })

    it('names every parcel whose money is open, page after page, also where those of one page stay open', async () => {
      const ids = ['ful_1', 'ful_2', 'ful_3', 'ful_4', 'ful_5']
      for (const id of ids) await weigh(id)
      await service.move({ fulfillment_id: 'ful_4', from: 'weighed', to: 'void' })
      const open = async () => {
        const found: string[] = []
        for await (const id of service.unsettled(new Date(Date.now() + 60_000), 2)) found.push(id)
        return found
      }
      expect(await open()).toEqual(['ful_1', 'ful_2', 'ful_3', 'ful_5'])
    })

    it('refuses an amount that is not the share of the missing grams, and sums that do not add up', async () => {
      await expect(weigh('ful_1', { back_fen: 407 })).rejects.toThrow('parcel_weighing')
      await expect(weigh('ful_1', { back_fen: 409 })).rejects.toThrow('parcel_weighing')
      await expect(weigh('ful_1', { actual_g: 1400, back_fen: 1 })).rejects.toThrow('parcel_weighing')
      await expect(weigh('ful_1', { actual_g: 499, back_fen: 3407 })).rejects.toThrow('parcel_weighing')
      await expect(weigh('ful_1', {}, { goods_fen: 500 })).rejects.toThrow('应退金额与各行不符')
      await expect(weigh('ful_1', {}, { freight_recounted_fen: 2000 })).rejects.toThrow('weight_correction')
      await expect(weigh('ful_1', {}, { freight_sold_fen: null })).rejects.toThrow('weight_correction')
      expect(await service.listWeightCorrections({})).toEqual([])
    })

    it('never changes a figure or deletes one', async () => {
      await weigh('ful_1')
      const [row] = await service.listParcelWeighings({})
      const [correction] = await service.listWeightCorrections({})
      await expect(service.updateParcelWeighings({ id: row?.id ?? '', actual_g: 1000 })).rejects.toThrow('只能新增')
      await expect(service.deleteParcelWeighings(row?.id ?? '')).rejects.toThrow('只能新增')
      await expect(service.deleteWeightCorrections(correction?.id ?? '')).rejects.toThrow('只能新增')
      await expect(service.updateWeightCorrections({ id: correction?.id ?? '', goods_fen: 0 })).rejects.toThrow(
        '写下后不能改动',
      )
    })

    it('goes its ways, each step once, and never gives back more than is due or was decided', async () => {
      await weigh('ful_1')
      await expect(start({ ...refunding, refund_fen: 509 })).rejects.toThrow('weight_correction')
      await expect(start({ ...refunding, refund_freight_fen: 101 })).rejects.toThrow('weight_correction')
      await expect(start({ payment_id: 'pay_1' })).rejects.toThrow('weight_correction')
      expect((await Promise.all([start(), start()])).sort()).toEqual([false, true])
      const step = (to: 'refunding' | 'refunded' | 'void', set?: object) =>
        service.move({ fulfillment_id: 'ful_1', from: 'refunding', to, set })
      await expect(step('refunded')).rejects.toThrow('weight_correction')
      await expect(step('void')).rejects.toThrow('weighing: walk')
      await step('refunding', { refund_fen: 300, refund_freight_fen: 0 })
      await expect(step('refunding', { refund_fen: 400 })).rejects.toThrow('不能改动或增加')
      await expect(step('refunding', { payment_id: 'pay_2' })).rejects.toThrow('不能改动或增加')
      expect(await step('refunded', { refund_id: 'ref_1' })).toBe(true)
      expect(await service.correctionsOf(['order_1'])).toMatchObject([{ freight_fen: 100, open_fen: 0 }])
      await expect(service.move({ fulfillment_id: 'ful_1', from: 'refunded', to: 'even' })).rejects.toThrow('walk')
    })

    it('takes one refund for one parcel, and leaves out what was unpacked', async () => {
      await weigh('ful_1')
      await weigh('ful_2')
      await start()
      await service.move({ fulfillment_id: 'ful_1', from: 'refunding', to: 'refunded', set: { refund_id: 'ref_1' } })
      await service.move({ fulfillment_id: 'ful_2', from: 'weighed', to: 'refunding', set: refunding })
      const again = { fulfillment_id: 'ful_2', from: 'refunding', to: 'refunded', set: { refund_id: 'ref_1' } } as const
      await expect(service.move(again)).rejects.toThrow('refund_id')
      await weigh('ful_3')
      await service.move({ fulfillment_id: 'ful_3', from: 'weighed', to: 'void' })
      expect((await service.parcelsOf(['order_1'])).map(({ fulfillment_id }) => fulfillment_id)).toEqual([
        'ful_1',
        'ful_2',
      ])
    })
  },
})
