import type OneTimeCodeService from './modules/one-time-code/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    one_time_code: OneTimeCodeService
  }
}
