import { authenticate, defineMiddlewares, type MedusaRequest, type MedusaResponse } from '@medusajs/framework/http'
import { BODY_LIMIT } from '@shanzhen/attachments/keep'
import { askHere } from '../errors'

/**
 * Whoever knows an order's number may, at Medusa's own route, send its goods back and have them received at once, at a
 * price for carriage of their own: stock and money would change with nothing in the parcel. Claims are made here alone.
 */
function refuseReturn(_request: MedusaRequest, response: MedusaResponse): void {
  const { status, type, code, message } = askHere()
  response.status(status).json({ type, code, message })
}

/** Guests may come with their link: a sign-in is read where there is one. Photos come as base64, a third longer. */
export default defineMiddlewares({
  routes: [
    {
      matcher: '/store/after-sales/*',
      middlewares: [authenticate('customer', ['session', 'bearer'], { allowUnauthenticated: true })],
    },
    { matcher: '/admin/after-sales/:id/files', methods: ['POST'], bodyParser: { sizeLimit: BODY_LIMIT } },
    { matcher: '/store/returns', methods: ['POST'], middlewares: [refuseReturn] },
    { matcher: '/store/after-sales/orders/:id/photos', methods: ['POST'], bodyParser: { sizeLimit: '7mb' } },
  ],
})
