import { MedusaService } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
import { ParcelUnpacking } from './models/parcel-unpacking'
import { WaybillCorrection } from './models/waybill-correction'

export type ShippingOptions = {
  /** Container keys of those who know what must stay as it is (`ParcelGate`); none: whatever is paid may leave. */
  gates?: string[]
}

export default class ShippingService extends MedusaService({ WaybillCorrection, ParcelUnpacking }) {
  readonly gates: string[]
  readonly ports: Need[]

  constructor(container: object, options: ShippingOptions = {}) {
    super(...[container, options])
    this.gates = options.gates ?? []
    this.ports = needs('@shanzhen/shipping', 'gates', 'parcelGate', this.gates)
  }
}
