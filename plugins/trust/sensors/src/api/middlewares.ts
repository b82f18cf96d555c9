import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { STAFF_ROUTES } from './contract'

/** Sensors: devices' batches come unparsed, what staff send is checked before a route sees it. */
export default defineMiddlewares({
  routes: [{ method: 'POST', matcher: '/sensors/readings', bodyParser: false }, ...checks(STAFF_ROUTES)],
})
