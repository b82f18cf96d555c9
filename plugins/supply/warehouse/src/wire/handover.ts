/** Handing parcels to a carrier, and the list that both keep. */
import { moment, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { SAMPLE_STATES } from './samples'

export const ReadyParcel = z.object({
  ...{ fulfillment_id: z.string(), order_id: z.string(), display_id: z.int(), tracking_number: text },
  ...{ carrier_code: z.string(), carrier_name: z.string(), pieces: z.int(), place: text, packed_at: moment },
  /** Drawn for a look: no carrier takes it before it passed. */
  sample: z.enum(SAMPLE_STATES).nullable(),
  /** The code of the carton it lies in: it goes with all of it. */
  carton: text,
})
export type ReadyParcel = z.infer<typeof ReadyParcel>
/** As it is put together. */
export type ReadyParcelSaid = z.input<typeof ReadyParcel>
export const ReadyParcels = z.object({
  parcels: z.array(ReadyParcel),
  carriers: z.array(z.object({ code: z.string(), name: z.string(), count: z.int() })),
})
export type ReadyParcels = z.infer<typeof ReadyParcels>

export const ManifestRow = z.object({
  ...{ id: z.string(), number: z.int(), carrier_code: z.string(), carrier_name: z.string(), taken_by: text },
  ...{ made_by: z.string(), made_at: moment, parcels: z.int(), pieces: z.int() },
})
export type ManifestRow = z.infer<typeof ManifestRow>
export const Manifests = z.object({ manifests: z.array(ManifestRow), ...page })
export type Manifests = z.infer<typeof Manifests>

export const HandOver = z.strictObject({
  carrier_code: z.string('请选择快递').min(1, '请选择快递').max(20),
  fulfillment_ids: z.array(z.string().min(1).max(64)).min(1, '请扫要交接的包裹').max(2000, '一张交接单最多 2000 件'),
  /** Who took them along. */
  taken_by: z.string().trim().max(40, '取件人不超过 40 字').default(''),
})
export type HandOver = z.infer<typeof HandOver>
