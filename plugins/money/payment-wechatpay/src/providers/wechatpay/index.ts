import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import { WechatPayProvider } from './service'

export default ModuleProvider(Modules.PAYMENT, { services: [WechatPayProvider] })
