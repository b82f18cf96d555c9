import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { STRIPE_MODULE } from '../modules/stripe'
import { followDisputeWorkflow } from '../workflows/workflows/follow-dispute'

/**
 * Stripe sends every notice to one address. Disputes are taken here: believed on the raw body, kept, and only then
 * answered, so that Stripe comes back until they are kept. All else goes on to Medusa.
 */
async function takeDisputes(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { type } = (request.body ?? {}) as { type?: unknown }
  const service = request.scope.resolve(STRIPE_MODULE)
  if (typeof type !== 'string' || !type.startsWith('charge.dispute.') || !service.connected) return next()
  const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
  let dispute_id: string
  try {
    const raw = (request.rawBody ?? '') as string | Buffer
    const event = service.readEvent(raw, String(request.headers['stripe-signature'] ?? ''))
    dispute_id = (event.data.object as { id: string }).id
  } catch {
    logger.warn('Stripe dispute notice not taken: its signature is not right')
    return void response.status(400).json({ type: 'invalid_data', message: '签名不正确' })
  }
  try {
    await followDisputeWorkflow(request.scope).run({ input: { reference: dispute_id } })
    response.status(200).json({ received: true })
  } catch {
    logger.error(`Stripe dispute ${dispute_id} could not be kept, Stripe will tell again`)
    response.status(500).json({ type: 'unexpected_state', message: '暂时没有记下' })
  }
}

export default defineMiddlewares({
  routes: [{ matcher: '/hooks/payment/stripe_stripe', methods: ['POST'], middlewares: [takeDisputes] }],
})
