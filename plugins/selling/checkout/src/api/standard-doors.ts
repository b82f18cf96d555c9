import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  carriageChanged,
  noCollections,
  noCredit,
  notTransferable,
  orderNotFound,
  paymentNotFound,
  providerUnknown,
  type Refusal,
} from '../lib/refusal'
import { listProviders } from '../pay/providers'
import { carriageHolds } from '../place/cart-carriage'

type Handler = (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => Promise<void> | void

const refuse = (response: MedusaResponse, refusal: Refusal) => void response.status(refusal.status).json(refusal.body())

/**
 * Medusa's transfer of an order shows it to whoever knows its number and keeps staff from working on it. Orders change
 * hands in no shop of ours: nobody is told whether there is one.
 */
export const closed: Handler = (_request, response) => refuse(response, orderNotFound())
export const noTransfer: Handler = (_request, response) => refuse(response, notTransferable())

/** A sum written off by hand would call an order paid that nobody paid, in parts of a fen, and under nobody's name. */
export const noCreditLines: Handler = (_request, response) => refuse(response, noCredit())

/**
 * Medusa's own hand at what an order is paid by: taking it away, or beginning another payment there, closes or forgets the
 * code its buyer may be paying this moment, and the money would reach nobody.
 */
export const noCollectionsByHand: Handler = (_request, response) => refuse(response, noCollections())

/** What a bought cart was paid with is its order's, and nobody else's to see. */
export const cartToPayOnly: Handler = async (request, response, next) => {
  const { cart_id } = (request.body ?? {}) as { cart_id?: unknown }
  if (typeof cart_id !== 'string') return next()
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'cart',
    fields: ['completed_at'],
    filters: { id: cart_id },
  })
  return data[0]?.completed_at ? refuse(response, paymentNotFound()) : next()
}

/**
 * Payments are begun at Medusa's own route for carts alone, of the sum they cost now, and only with the channels of this shop; orders are paid at
 * `/store/checkout/orders/:id/pay`. Medusa looks at a provider only while there is an open cart, and its stand-in takes
 * anything as paid.
 */
export const cartsPaymentOnly: Handler = async (request, response, next) => {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment_collection',
    fields: ['id', 'cart.id', 'cart.completed_at', 'order.id'],
    filters: { id: request.params.id },
  })
  const collection = data[0] as
    | { cart?: { id: string; completed_at?: unknown } | null; order?: object | null }
    | undefined
  if (!collection?.cart || collection.cart.completed_at || collection.order) return refuse(response, paymentNotFound())
  const { provider_id } = (request.body ?? {}) as { provider_id?: unknown }
  const known = await listProviders(request.scope)
  if (!known.some(({ id }) => id === provider_id)) return refuse(response, providerUnknown())
  return (await carriageHolds(request.scope, collection.cart.id)) ? next() : refuse(response, carriageChanged())
}
