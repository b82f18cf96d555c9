export type ShippingOptions = {
  /** Container key of who knows which goods must stay (`lib/gate.ts`); none: whatever is paid may leave. */
  gate?: string
}

export default class ShippingService {
  readonly gate: string | undefined

  constructor(_container: unknown, options: ShippingOptions = {}) {
    this.gate = options.gate
  }
}
