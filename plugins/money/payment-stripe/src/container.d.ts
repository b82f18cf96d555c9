import type StripeService from './modules/stripe/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    stripe: StripeService
  }
}
