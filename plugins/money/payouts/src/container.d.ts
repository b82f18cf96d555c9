import type PayoutService from './modules/payouts/service'
import type TransferNewsService from './modules/transfer-news/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    payouts: PayoutService
    transferNews: TransferNewsService
  }
}
