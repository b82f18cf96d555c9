import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

/** Rates staff send are checked here. */
export default defineMiddlewares({ routes: checks(ROUTES) })
