import type TaxReportService from './modules/tax-report/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    tax_report: TaxReportService
  }
}
