import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

// Who is below /store/distribution/me is asked by the room distribution, for all rooms.
export default defineMiddlewares({ routes: checks(ROUTES) })
