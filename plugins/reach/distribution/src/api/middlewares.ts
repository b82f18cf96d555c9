import { authenticate, defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

const customer = authenticate('customer', ['session', 'bearer'])

export default defineMiddlewares({
  routes: [
    { matcher: '/store/distribution/me', middlewares: [customer] },
    // Of every room that has a route there: what is earned, paid and shared with.
    { matcher: '/store/distribution/me/*', middlewares: [customer] },
    { matcher: '/store/customers/me/share-click', middlewares: [customer] },
    // Signed over the bytes as they came.
    { matcher: '/hooks/share-clicks', methods: ['POST'], bodyParser: { preserveRawBody: true, sizeLimit: '2mb' } },
    ...checks(ROUTES),
  ],
})
