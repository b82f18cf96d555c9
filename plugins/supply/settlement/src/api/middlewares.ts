import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'
import './own-rights'

export default defineMiddlewares({
  routes: [
    // A photo comes as base64, a third longer than it is.
    { method: 'POST', matcher: '/shops/me/orders/:id/claims/photos', bodyParser: { sizeLimit: '6mb' } },
    ...checks(ROUTES),
  ],
})
