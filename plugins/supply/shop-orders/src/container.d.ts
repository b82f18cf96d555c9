import type OrderImportService from './modules/order-import/service'
import type ShopOrderService from './modules/shop-order/service'
import type SupplyOfferService from './modules/supply-offer/service'
import type TestShopService from './modules/test-shop/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    order_import: OrderImportService
    shop_order: ShopOrderService
    supply_offer: SupplyOfferService
    test_shop: TestShopService
  }
}
