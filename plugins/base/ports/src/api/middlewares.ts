/** Read when every module is there and no request has come: the last moment at which the start can still fail. */
import { defineMiddlewares } from '@medusajs/framework/http'
import { MedusaModule } from '@medusajs/framework/modules-sdk'
import { MedusaError } from '@medusajs/framework/utils'
import { unmetNeeds } from '../needs'

const modules = Object.assign({}, ...MedusaModule.getLoadedModules()) as Record<string, unknown>
const [first] = unmetNeeds(modules)
if (first) throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, first)

export default defineMiddlewares({ routes: [] })
