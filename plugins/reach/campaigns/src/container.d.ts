import type CampaignService from './modules/campaign/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    distribution_campaign: CampaignService
  }
}
