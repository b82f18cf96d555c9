/** Questions to whoever gives out waybill numbers: a carrier's service, or numbers a carrier left here. */
import type { MedusaContainer } from '@medusajs/framework/types'

/** `key` names one parcel: asked again under it, the same number is given. */
export type WaybillAsked = { key: string; carrier_code: string; order_id: string }

/**
 * A number's life: reserved for a parcel, taken when the parcel bears it, or canceled. Once taken or canceled it is never
 * given again. `add` gives one more box of an order a number of its own, beside the first one's.
 */
export interface WaybillDesk {
  /** Whether numbers of this carrier can be had now. */
  serves(container: MedusaContainer, carrier_code: string): Promise<boolean>
  /** @throws MedusaError where there is none to be had, in words for staff */
  reserve(container: MedusaContainer, asked: WaybillAsked): Promise<string>
  add(container: MedusaContainer, asked: WaybillAsked, beside: string): Promise<string>
  /** The parcel bears it. Twice is once. */
  take(container: MedusaContainer, tracking_number: string): Promise<void>
  /** Nothing was sent under it. Twice is once; a number that is not this desk's is left alone. */
  cancel(container: MedusaContainer, tracking_number: string): Promise<void>
}
