/** Sign-in by a code, as Medusa's auth module sees it. */
import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import OneTimeCodeAuthService from './service'

export default ModuleProvider(Modules.AUTH, { services: [OneTimeCodeAuthService] })
