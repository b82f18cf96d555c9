/**
 * Whose basket it is: the signed-in shopper's, or a guest's. Medusa looks for a registered customer with the e-mail that was
 * typed and gives the basket to them; an address that nobody proved leads to no account, so a guest of that address gets it.
 */
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

const emailOf = ({ body }: MedusaRequest): string | null => {
  const { email } = (body ?? {}) as { email?: unknown }
  return typeof email === 'string' && /^\S+@\S+$/.test(email.trim()) ? email.trim().toLowerCase() : null
}

const signedInAs = (request: MedusaRequest): string | null => {
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  return auth_context?.actor_type === 'customer' ? auth_context.actor_id || null : null
}

/** The guest of an address. Two requests at once find the same one: the database allows one guest an address. */
async function guestOf(container: MedusaContainer, email: string): Promise<string> {
  const customers = container.resolve(Modules.CUSTOMER)
  const find = async () => (await customers.listCustomers({ email, has_account: false }, { take: 1 }))[0]
  const known = await find()
  if (known) return known.id
  try {
    return (await customers.createCustomers({ email })).id
  } catch (error) {
    const meanwhile = await find()
    if (meanwhile) return meanwhile.id
    throw error
  }
}

async function openAsGuest(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const email = emailOf(request)
  if (email && !signedInAs(request)) {
    // The route reads whose basket it is from here, and asks for nothing else of it.
    const guest = { actor_id: await guestOf(request.scope, email), actor_type: 'guest', auth_identity_id: '' }
    Object.assign(request, { auth_context: { ...guest, app_metadata: {}, user_metadata: {} } })
  }
  next()
}

async function keepAsGuest(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const email = emailOf(request)
  if (email) {
    const carts = request.scope.resolve(Modules.CART)
    const [cart] = await carts.listCarts({ id: request.params.id }, { select: ['id', 'customer_id'], take: 1 })
    if (cart && !cart.customer_id) {
      const customer_id = signedInAs(request) ?? (await guestOf(request.scope, email))
      await carts.updateCarts(cart.id, { customer_id })
    }
  }
  next()
}

export const basketDoors: MiddlewareRoute[] = [
  { matcher: '/store/carts', methods: ['POST'], middlewares: [openAsGuest] },
  { matcher: '/store/carts/:id', methods: ['POST'], middlewares: [keepAsGuest] },
]
