import { defineMiddlewares, type MiddlewareRoute } from '@medusajs/framework/http'
import { CreateDevice, CreateSite, UpdateDevice, UpdateSite } from './admin/sensors/validators'
import { checkedBody } from '@shanzhen/http/checked'

/** Sensors: devices' batches come unparsed, what staff send is checked before a route sees it. */
const routes: MiddlewareRoute[] = [
  { method: 'POST', matcher: '/sensors/readings', bodyParser: false },
  { method: 'POST', matcher: '/admin/sensors/sites', middlewares: [checkedBody(CreateSite)] },
  { method: 'POST', matcher: '/admin/sensors/sites/:id', middlewares: [checkedBody(UpdateSite)] },
  {
    method: 'POST',
    matcher: '/admin/sensors/sites/:id/devices',
    middlewares: [checkedBody(CreateDevice)],
  },
  { method: 'POST', matcher: '/admin/sensors/devices/:id', middlewares: [checkedBody(UpdateDevice)] },
]

export default defineMiddlewares({ routes })
