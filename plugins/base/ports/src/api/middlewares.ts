/** Read when every module is there and no request has come: the last moment at which the start can still fail. */
import { configManager } from '@medusajs/framework/config'
import { defineMiddlewares } from '@medusajs/framework/http'
import { MedusaModule } from '@medusajs/framework/modules-sdk'
import { MedusaError } from '@medusajs/framework/utils'
import { strayOptions, unmetNeeds } from '../needs'

const modules = Object.assign({}, ...MedusaModule.getLoadedModules()) as Record<string, unknown>
const plugins = configManager.config.plugins.flatMap((plugin) => (typeof plugin === 'string' ? [] : plugin))
const [first] = [...unmetNeeds(modules), ...strayOptions(modules, plugins)]
if (first) throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, first)

export default defineMiddlewares({ routes: [] })
