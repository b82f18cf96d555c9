import type AttributionService from './modules/attribution/service'
import type DistributorService from './modules/distributor/service'
import type ShareLinkService from './modules/share-link/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    attribution: AttributionService
    distributor: DistributorService
    share_link: ShareLinkService
  }
}
