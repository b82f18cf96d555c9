import type StaffService from './modules/staff/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    staff: StaffService
  }
}
