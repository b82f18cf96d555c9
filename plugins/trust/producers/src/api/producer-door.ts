import {
  authenticate,
  type AuthenticatedMedusaRequest,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { PRODUCER_PORTAL } from '../modules/producer-portal'

/**
 * The door to a producer's own rows: a token of actor type `producer` whose contact staff have not taken away. Behind it
 * every query is asked with the producer's id, which comes from the contact and from nothing the browser says.
 */
async function findProducer(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { actor_id } = (request as AuthenticatedMedusaRequest).auth_context
  const [contact] = await request.scope.resolve(PRODUCER_PORTAL).listProducerContacts({ id: actor_id }, { take: 1 })
  if (!contact) {
    response.status(401).json({ type: MedusaError.Types.UNAUTHORIZED, message: '请重新登录' })
    return
  }
  response.locals.producer_id = contact.producer_id
  response.locals.contact_id = contact.id
  response.setHeader('Cache-Control', 'no-store')
  next()
}

/** Whose rows a request behind the door may see. */
export const producerOf = (response: MedusaResponse): string => String(response.locals.producer_id)

/** Who signed in for the producer: what this person brings bears this id. */
export const contactOf = (response: MedusaResponse): string => String(response.locals.contact_id)

export const producerRoutes: MiddlewareRoute[] = [
  { matcher: '/producers/me*', middlewares: [authenticate('producer', ['bearer']), findProducer] },
  // A scan comes as base64, a third longer than it is.
  { method: 'POST', matcher: '/producers/me/certificates', bodyParser: { sizeLimit: '7mb' } },
]
