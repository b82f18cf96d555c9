import type WebhookService from './modules/webhook/service'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    shop_webhook: WebhookService
  }
}
