import type AttributionService from './modules/attribution/service'
import type CampaignService from './modules/campaign/service'
import type CommissionService from './modules/commission/service'
import type DistributorService from './modules/distributor/service'
import type MaterialService from './modules/material/service'
import type RiskService from './modules/risk/service'
import type ShareLinkService from './modules/share-link/service'
import type TaxReportService from './modules/tax-report/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    attribution: AttributionService
    commission: CommissionService
    distribution_campaign: CampaignService
    distribution_risk: RiskService
    distributor: DistributorService
    material: MaterialService
    share_link: ShareLinkService
    tax_report: TaxReportService
  }
}
