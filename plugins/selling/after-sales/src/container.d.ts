import type AfterSalesService from './modules/after-sales/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    afterSales: AfterSalesService
  }
}
