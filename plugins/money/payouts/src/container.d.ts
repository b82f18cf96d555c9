import type PayoutService from './modules/payouts/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    payouts: PayoutService
  }
}
