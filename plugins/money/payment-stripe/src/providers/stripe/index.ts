/** Cards and wallets by Stripe, through Medusa's own provider. */
import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import StripeAtHostService from './service'

export default ModuleProvider(Modules.PAYMENT, { services: [StripeAtHostService] })
