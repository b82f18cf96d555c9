import { authenticate, defineMiddlewares } from '@medusajs/framework/http'
import { holdCanceling, holdRefund } from './hold-order'
import { ownOrderOnly } from './own-order'

export default defineMiddlewares({
  routes: [
    // Guests may order: a sign-in is read where there is one and never demanded.
    {
      matcher: '/store/checkout/*',
      middlewares: [authenticate('customer', ['session', 'bearer'], { allowUnauthenticated: true })],
    },
    {
      matcher: '/store/orders/:id',
      methods: ['GET'],
      middlewares: [authenticate('customer', ['session', 'bearer'], { allowUnauthenticated: true }), ownOrderOnly],
    },
    { matcher: '/admin/payments/:id/refund', methods: ['POST'], middlewares: [holdRefund] },
    { matcher: '/admin/orders/:id/cancel', methods: ['POST'], middlewares: [holdCanceling] },
  ],
})
