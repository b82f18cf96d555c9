import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'
import './own-rights'
import { shopRoutes } from './shop-door'

/** Who a shop's people and programs are is known first; what they and staff send is checked before a route sees it. */
export default defineMiddlewares({ routes: [...shopRoutes, ...checks(ROUTES)] })
