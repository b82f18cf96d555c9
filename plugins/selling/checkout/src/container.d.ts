import type CheckoutService from './modules/checkout/service'
import type SoldPartsService from './modules/sold-parts/service'

/** Lets the container answer with the right type for this module. */
declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    checkout: CheckoutService
    soldParts: SoldPartsService
  }
}
