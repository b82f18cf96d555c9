import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Refusal } from '../lib/refusal'
import { assertDeliverable, readSentOrder } from '../place/deliverable'
import { assertReachable, NO_ADDRESS, type PlainAddress, tidyAddress } from '../place/plain-address'

type Body = { shipping_address?: Partial<PlainAddress> | null }

/**
 * Staff put another address on an order: it is written as our checkout writes it, names somebody a carrier reaches, and is
 * a place what has not left yet can go to. Its carriage stays as it was paid.
 */
export async function tidyOrderAddress(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const body = request.body as Body | undefined
  const written = body?.shipping_address
  if (!body || typeof written !== 'object' || written === null) return next()
  try {
    const order = await readSentOrder(request.scope, request.params.id ?? '')
    if (!order) return next()
    const address = tidyAddress({ ...NO_ADDRESS, ...order.shipping_address, ...written })
    assertReachable(address, order.email)
    await assertDeliverable(request.scope, { ...order, shipping_address: address })
    const names = Object.keys(NO_ADDRESS) as (keyof PlainAddress)[]
    const tidy = { ...written, ...Object.fromEntries(names.map((name) => [name, address[name]])) }
    // Medusa's own check has put its copy aside already.
    const { validatedBody } = request as { validatedBody?: Body }
    for (const one of [body, validatedBody]) if (one) one.shipping_address = tidy
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return void response.status(error.status).json(error.body())
  }
  next()
}
