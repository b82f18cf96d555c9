/** Cartons: parcels that a carrier takes along as one. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const CARTON_STATES = ['open', 'closed', 'handed'] as const
export const Carton = z.object({
  ...{ id: z.string(), sscc: z.string(), carrier_code: z.string(), carrier_name: z.string() },
  state: z.enum(CARTON_STATES),
  ...{ made_by: z.string(), made_at: moment, closed_at: moment.nullable(), pieces: z.int() },
  parcels: z.array(
    z.object({
      ...{ fulfillment_id: z.string(), order_id: z.string(), display_id: z.int(), tracking_number: text },
      pieces: z.int(),
    }),
  ),
})
export type Carton = z.infer<typeof Carton>
/** As it is put together. */
export type CartonSaid = z.input<typeof Carton>
export const Cartons = z.object({ cartons: z.array(Carton), next: text })
export type Cartons = z.infer<typeof Cartons>

export const OpenCarton = z.strictObject({ carrier_code: z.string('请选择快递').min(1, '请选择快递').max(20) })
export type OpenCarton = z.infer<typeof OpenCarton>
export const PutIn = z.strictObject({ code: z.string('请扫包裹').trim().min(1, '请扫包裹').max(60, '条码过长') })
export type PutIn = z.infer<typeof PutIn>
