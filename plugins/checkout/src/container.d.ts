import type CheckoutService from './modules/checkout/service'

/** Lets the container answer with the right type for this module. */
declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    checkout: CheckoutService
  }
}
