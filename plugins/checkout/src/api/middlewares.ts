import { authenticate, defineMiddlewares } from '@medusajs/framework/http'

/** Guests may order: a sign-in is read where there is one and never demanded. */
export default defineMiddlewares({
  routes: [
    {
      matcher: '/store/checkout/*',
      middlewares: [authenticate('customer', ['session', 'bearer'], { allowUnauthenticated: true })],
    },
  ],
})
