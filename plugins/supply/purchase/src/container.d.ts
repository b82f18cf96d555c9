import type PurchaseService from './modules/purchase/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    purchase: PurchaseService
  }
}
