/** Messages handed to the shop's own SMS or mail gateway. */
import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import WebhookProviderService from './service'

export default ModuleProvider(Modules.NOTIFICATION, { services: [WebhookProviderService] })
