import type ShopService from './modules/shop/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    shop: ShopService
  }
}
