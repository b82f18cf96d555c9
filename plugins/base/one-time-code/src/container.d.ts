import type OneTimeCodeService from './modules/one-time-code/service'
import type SignInService from './modules/sign-in/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    one_time_code: OneTimeCodeService
    sign_in: SignInService
  }
}
