import { authenticate, defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

const customer = authenticate('customer', ['session', 'bearer'])

export default defineMiddlewares({
  routes: [
    { matcher: '/store/distribution/me', middlewares: [customer] },
    { matcher: '/store/distribution/me/*', middlewares: [customer] },
    { matcher: '/store/customers/me/share-click', middlewares: [customer] },
    { matcher: '/store/distribution/me/photo', methods: ['POST'], bodyParser: { sizeLimit: '7mb' } },
    // A film as base64.
    { matcher: '/admin/distribution/material', methods: ['POST'], bodyParser: { sizeLimit: '29mb' } },
    // Signed over the bytes as they came.
    { matcher: '/hooks/share-clicks', methods: ['POST'], bodyParser: { preserveRawBody: true, sizeLimit: '2mb' } },
    ...checks(ROUTES),
  ],
})
