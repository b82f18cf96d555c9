import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import WechatAuthService from './service'

export default ModuleProvider(Modules.AUTH, { services: [WechatAuthService] })
