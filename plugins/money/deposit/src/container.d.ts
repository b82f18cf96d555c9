import type DepositService from './modules/deposit/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    deposit: DepositService
  }
}
