import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

/** What staff send is checked before a route sees it. */
export default defineMiddlewares({ routes: checks(ROUTES) })
