import { Module } from '@medusajs/framework/utils'
import WebhookService from './service'

export const WEBHOOK = 'shop_webhook'

export default Module(WEBHOOK, { service: WebhookService })
