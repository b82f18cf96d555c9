import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

// Who is below /store/distribution/me is asked by the room distribution, for all rooms.
export default defineMiddlewares({
  routes: [
    { matcher: '/store/distribution/me/photo', methods: ['POST'], bodyParser: { sizeLimit: '7mb' } },
    // A film as base64.
    { matcher: '/admin/distribution/material', methods: ['POST'], bodyParser: { sizeLimit: '29mb' } },
    ...checks(ROUTES),
  ],
})
