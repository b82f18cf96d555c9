import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import TemplateMessageService from './service'

export default ModuleProvider(Modules.NOTIFICATION, { services: [TemplateMessageService] })
