import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import { Bucket } from './bucket'

export default ModuleProvider(Modules.FILE, { services: [Bucket] })
