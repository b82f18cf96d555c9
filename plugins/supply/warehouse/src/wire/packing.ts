/** The bench: one person packs one order, scan by scan. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const PackPart = z.object({
  line_item_id: z.string(),
  inventory_item_id: z.string(),
  title: z.string(),
  /** What may be scanned for it, beside the codes on bags. */
  codes: z.array(z.string()),
  needed: z.int(),
  counted: z.int(),
})
export const Packing = z.object({
  id: z.string(),
  order_id: z.string(),
  display_id: z.int(),
  state: z.enum(['open', 'packed', 'undone', 'dropped']),
  wave: z.int().nullable(),
  position: z.int().nullable(),
  way: z.string(),
  carrier_code: z.string(),
  carrier_name: z.string(),
  place: text,
  buyer: text,
  sender: text,
  note: text,
  parts: z.array(PackPart),
  /** Lines sold by weight and what their pieces are about; null grams: not weighed yet. */
  weights: z.array(
    z.object({ line_item_id: z.string(), title: z.string(), nominal_g: z.int(), weighed_g: z.int().nullable() }),
  ),
  left: z.int(),
  next: z.enum(['goods', 'weight', 'ship', 'waybill', 'done']),
  tracking_number: text,
  fulfillment_id: text,
  /** Why its parcel was drawn for a look before it leaves. */
  sample: text,
  started_at: moment,
  packed_at: moment.nullable(),
})
export type Packing = z.infer<typeof Packing>
/** As it is put together. */
export type PackingSaid = z.input<typeof Packing>
export const PackingAnswer = z.object({ packing: Packing })

export const BeginPacking = z.strictObject({
  code: z.string('请扫订单码').trim().min(1, '请扫订单码').max(120, '订单码过长'),
  /** Takes over from a colleague. */
  take_over: z.boolean().default(false),
})
export const ScanGoods = z.strictObject({ code: z.string('请扫商品').trim().min(1, '请扫商品').max(400, '条码过长') })
export const ShipPacking = z.strictObject({
  tracking_number: z.string().trim().max(40, '运单号过长').optional(),
  same_box: z.boolean().optional(),
})
export const EndPacking = z.strictObject({
  reason: z.string('请填写原因').trim().min(1, '请填写原因').max(100, '原因不超过 100 字'),
})

/** Today's, at this bench or all. */
export const Bench = z.object({
  packed_today: z.int(),
  mine_today: z.int(),
  open: z.array(z.object({ id: z.string(), display_id: z.int(), packer: z.string() })),
  /** My last one, which may still be undone. */
  last: z
    .object({
      ...{ id: z.string(), display_id: z.int(), order_id: z.string(), fulfillment_id: z.string() },
      ...{ tracking_number: text, carrier_name: z.string(), handed_over: z.boolean() },
    })
    .nullable(),
})
export type Bench = z.infer<typeof Bench>
