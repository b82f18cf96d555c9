import type CommissionService from './modules/commission/service'
import type RiskService from './modules/risk/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    commission: CommissionService
    distribution_risk: RiskService
  }
}
