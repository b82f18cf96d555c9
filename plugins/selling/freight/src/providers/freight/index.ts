import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import FreightProviderService from './service'

/** Fulfilment by the supply center at its own rate table. */
export default ModuleProvider(Modules.FULFILLMENT, { services: [FreightProviderService] })
