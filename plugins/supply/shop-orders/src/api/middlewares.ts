import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'
import { once } from './once'
import './own-rights'

export default defineMiddlewares({
  routes: [
    // A file comes as base64, a third longer than it is.
    { method: 'POST', matcher: '/shops/me/imports', bodyParser: { sizeLimit: '28mb' } },
    ...checks(ROUTES),
    { method: 'POST', matcher: '/shops/api/v1/orders*', middlewares: [once] },
  ],
})
