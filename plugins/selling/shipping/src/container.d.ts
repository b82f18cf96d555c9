import type WeighingService from './modules/weighing/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    weighing: WeighingService
  }
}
