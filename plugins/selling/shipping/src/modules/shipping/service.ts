import { MedusaService } from '@medusajs/framework/utils'
import { ParcelUnpacking } from './models/parcel-unpacking'
import { WaybillCorrection } from './models/waybill-correction'

export type ShippingOptions = {
  /** Container keys of those who know what must stay as it is (`lib/gate.ts`); none: whatever is paid may leave. */
  gates?: string[]
}

export default class ShippingService extends MedusaService({ WaybillCorrection, ParcelUnpacking }) {
  readonly gates: string[]

  constructor(container: object, options: ShippingOptions = {}) {
    super(...[container, options])
    this.gates = options.gates ?? []
  }
}
