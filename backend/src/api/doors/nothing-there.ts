import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError, Modules } from '@medusajs/framework/utils'
import { refuse } from './refuse'

/**
 * Two of Medusa's doors take for granted that what they are asked for exists, and those of its index, which is off, never
 * answer: here they say 404 instead.
 */
export const nothingThereDoors: MiddlewareRoute[] = [
  { matcher: '/admin/index', middlewares: [noIndex] },
  { matcher: '/store/carts/:id/line-items/:line_id', methods: ['DELETE'], middlewares: [cartIsThere] },
  { matcher: '/hooks/payment/:provider', methods: ['POST'], middlewares: [providerIsThere] },
]

function noIndex(_request: MedusaRequest, response: MedusaResponse): void {
  refuse(response, 404, '没有这个地址')
}

async function cartIsThere(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'cart', fields: ['id'], filters: { id: request.params.id } })
  if (!data.length) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有找到这个购物车')
  next()
}

/** A notice for a channel nobody set up is kept out of the queue, in which it would fail again and again. */
async function providerIsThere(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) {
  const payment = request.scope.resolve(Modules.PAYMENT)
  const found = await payment.listPaymentProviders({ id: `pp_${request.params.provider}`, is_enabled: true })
  if (!found.length) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个支付渠道')
  next()
}
