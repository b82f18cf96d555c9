import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import DepositProviderService from './service'

export default ModuleProvider(Modules.PAYMENT, { services: [DepositProviderService] })
