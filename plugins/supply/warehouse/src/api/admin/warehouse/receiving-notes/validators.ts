/** What is entered of goods that producers are to bring, and of those that came. */
import { z } from '@medusajs/framework/zod'
import { day } from '@shanzhen/http/fields'
import { ReceivedLot } from '@shanzhen/lots/received-lot'

const id = (what: string) => z.string(`请选择${what}`).trim().min(1, `请选择${what}`).max(64)
const count = z.int('数量须为整数').min(1, '数量至少为 1').max(100_000_000, '数量太大')

export const ExpectGoods = z.strictObject({
  producer_id: id('生产者'),
  expected_on: day('预计到货日'),
  remark: z.string().trim().max(200, '备注不超过 200 字').default(''),
  lines: z
    .array(z.strictObject({ good_id: id('商品'), inventory_item_id: z.string().max(64).nullable(), quantity: count }))
    .min(1, '请至少写一种商品')
    .max(50, '一张收货单最多 50 种商品'),
})
export type ExpectGoods = z.infer<typeof ExpectGoods>

/** All its lots at once; a line that came otherwise than expected says why. */
export const TakeIn = z.strictObject({
  location_id: id('仓库'),
  delivery_number: z.string().trim().max(60, '送货单号不超过 60 字').default(''),
  lots: z
    .array(ReceivedLot.omit({ producer_id: true }))
    .min(1, '请至少登记一个批次')
    .max(100, '一次最多登记 100 个批次'),
  differences: z
    .array(
      z.strictObject({
        good_id: id('商品'),
        inventory_item_id: z.string().max(64).nullable(),
        reason: z.string('请写为什么不一样').trim().min(1, '请写为什么不一样').max(100, '原因不超过 100 字'),
      }),
    )
    .max(100)
    .default([]),
})
export type TakeIn = z.infer<typeof TakeIn>

export const EndReceiving = z.strictObject({
  reason: z.string('请填写原因').trim().min(1, '请填写原因').max(100, '原因不超过 100 字'),
})
export type EndReceiving = z.infer<typeof EndReceiving>
