import type LocalWaybillService from './modules/local-waybill/service'
import type WarehouseService from './modules/warehouse/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    warehouse: WarehouseService
    localWaybill: LocalWaybillService
  }
}
