import type ShopOrderService from './modules/shop-order/service'
import type SupplyOfferService from './modules/supply-offer/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    shop_order: ShopOrderService
    supply_offer: SupplyOfferService
  }
}
