/** Messages kept on this machine: for trying the shop and for tests. */
import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import OutboxProviderService from './service'

export default ModuleProvider(Modules.NOTIFICATION, { services: [OutboxProviderService] })
