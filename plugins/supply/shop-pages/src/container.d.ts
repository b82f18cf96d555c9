import type ShopPageService from './modules/shop-page/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    shop_page: ShopPageService
  }
}
