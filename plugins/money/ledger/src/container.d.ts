import type LedgerService from './modules/ledger/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    ledger: LedgerService
  }
}
