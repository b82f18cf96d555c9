import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import OfflineProviderService from './service'

/** Cash and bank transfers, as staff take them. */
export default ModuleProvider(Modules.PAYMENT, { services: [OfflineProviderService] })
