import { MedusaService } from '@medusajs/framework/utils'
import { WaybillCorrection } from './models/waybill-correction'

export type ShippingOptions = {
  /** Container key of who knows which goods must stay (`lib/gate.ts`); none: whatever is paid may leave. */
  gate?: string
}

export default class ShippingService extends MedusaService({ WaybillCorrection }) {
  readonly gate: string | undefined

  constructor(container: object, options: ShippingOptions = {}) {
    super(...[container, options])
    this.gate = options.gate
  }
}
