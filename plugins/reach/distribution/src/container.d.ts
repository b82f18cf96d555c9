import type DistributorService from './modules/distributor/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    distributor: DistributorService
  }
}
