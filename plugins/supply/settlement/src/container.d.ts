import type SettlementService from './modules/settlement/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    settlement: SettlementService
  }
}
