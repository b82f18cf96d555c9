import type ReconciliationService from './modules/reconciliation/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    reconciliation: ReconciliationService
  }
}
