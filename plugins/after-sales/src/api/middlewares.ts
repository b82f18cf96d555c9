import { authenticate, defineMiddlewares } from '@medusajs/framework/http'

/** Guests may come with their link: a sign-in is read where there is one. Photos come as base64, a third longer. */
export default defineMiddlewares({
  routes: [
    {
      matcher: '/store/after-sales/*',
      middlewares: [authenticate('customer', ['session', 'bearer'], { allowUnauthenticated: true })],
    },
    { matcher: '/store/after-sales/orders/:id/photos', methods: ['POST'], bodyParser: { sizeLimit: '7mb' } },
  ],
})
