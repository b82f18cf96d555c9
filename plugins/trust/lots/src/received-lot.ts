/** A lot as it is entered when it comes in, at the ramp or with a note that expected it. */
import { z } from '@medusajs/framework/zod'
import { day, text } from '@shanzhen/http/fields'

export const optional = (what: string, max = 60) => z.string().trim().max(max, `${what}不超过 ${max} 字`).nullish()
export const count = (what: string) =>
  z
    .int({ error: `${what}须为整数` })
    .min(1, `${what}至少为 1`)
    .max(100_000_000, `${what}太大`)

export const ReceivedLot = z.strictObject({
  good_id: text('商品'),
  inventory_item_id: z.string().min(1).nullable(),
  quantity: count('数量'),
  made_on: day('生产或采收日期'),
  /** Follows from the standard; another day needs its reason. */
  best_before: day('保质期至').nullish(),
  best_before_reason: optional('保质期说明', 200),
  code: z
    .string()
    .regex(/^[A-Z0-9-]{1,20}$/, '批次号只能用大写字母、数字和短横，最多 20 位')
    .optional(),
  producer_id: z.string().nullish(),
  town: optional('镇'),
  village: optional('村'),
  plot: optional('地块'),
  note: optional('备注', 200),
  /** 承诺达标合格证 that came with it. */
  promise_number: optional('合格证编号'),
  /** The agreed price it is taken in at, picked from the producer's list. */
  price_id: z.string({ error: '协议价不对' }).trim().min(1, '协议价不对').max(60, '协议价不对').nullish(),
})
