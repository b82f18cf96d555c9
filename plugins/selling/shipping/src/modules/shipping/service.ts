import { type Need, needs } from '@shanzhen/ports/needs'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { ParcelUnpacking } from './models/parcel-unpacking'
import { WaybillCorrection } from './models/waybill-correction'
import { watchWaybills } from './watch-waybills'

export type ShippingOptions = {
  /** Container keys of those who know what must stay as it is (`ParcelGate`); none: whatever is paid may leave. */
  gates?: string[]
}

/** A parcel of another order that bears a number. */
export type WaybillTaken = {
  order_id: string
  display_id: number
  fulfillment_id: string
  /** Same name, phone and address: both may lie in one box. */
  same_recipient: boolean
}

export default class ShippingService extends StoreService({ WaybillCorrection, ParcelUnpacking }) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/shipping': { gates: true } satisfies Record<keyof ShippingOptions, true | readonly string[]>,
  }

  /** Modules migrate side by side: Medusa's tables may be younger than the triggers on them. */
  __hooks = { onApplicationStart: () => watchWaybills(this.knex) }
  readonly gates: string[]
  readonly ports: Need[]

  constructor(cradle: Cradle, options: ShippingOptions = {}) {
    super(cradle)
    this.gates = options.gates ?? []
    this.ports = needs('@shanzhen/shipping', 'gates', 'parcelGate', this.gates)
  }

  /** Where a number stands already, another recipient's first; null where it is free for this order. */
  async waybillTaken(tracking_number: string, order_id: string): Promise<WaybillTaken | null> {
    const { rows } = await this.knex.raw<{ rows: WaybillTaken[] }>('select * from shipping_waybill_taken(?, ?)', [
      tracking_number,
      order_id,
    ])
    return rows[0] ?? null
  }
}
