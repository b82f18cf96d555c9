/**
 * A phone on an account says that its owner holds it: it gets there by a code (`POST /store/sessions`), never by typing it.
 * Staff may write one at the customer's page.
 */
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import { MedusaError, Modules } from '@medusajs/framework/utils'

const MESSAGE = '手机号要用验证码证明，请退出后用这个手机号登录'

async function provedPhoneOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { phone } = (request.body ?? {}) as { phone?: unknown }
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  if (phone === undefined || auth_context?.actor_type !== 'customer') return next()
  const customers = request.scope.resolve(Modules.CUSTOMER)
  const [customer] = await customers.listCustomers({ id: auth_context.actor_id }, { select: ['id', 'phone'], take: 1 })
  if ((customer?.phone ?? null) === phone) return next()
  const refusal = { type: MedusaError.Types.INVALID_DATA, code: 'phone_unproved', message: MESSAGE }
  response.status(400).json({ ...refusal, fields: { phone: MESSAGE } })
}

export const ownPhoneDoors: MiddlewareRoute[] = [
  { matcher: '/store/customers/me', methods: ['POST'], middlewares: [provedPhoneOnly] },
]
