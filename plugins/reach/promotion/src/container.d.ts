import type MaterialService from './modules/material/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    material: MaterialService
  }
}
