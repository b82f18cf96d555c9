import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'
import { producerRoutes } from './producer-door'

/** What staff and producers send is checked before a route sees it. */
export default defineMiddlewares({ routes: [...producerRoutes, ...checks(ROUTES)] })
