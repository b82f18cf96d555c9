import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'

type Told = { status?: string; fulfillment_status?: string } | undefined

/**
 * Where every parcel of an order was unpacked, Medusa calls it "canceled" beside the word for its payment, and staff read
 * that the order is. It is to be sent still.
 */
export function openAgain(_request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const json = response.json.bind(response)
  response.json = (body) => {
    const { order: one, orders = [] } = (body ?? {}) as { order?: Told; orders?: Told[] }
    for (const order of [one, ...orders]) {
      if (order?.status && order.status !== 'canceled' && order.fulfillment_status === 'canceled')
        order.fulfillment_status = 'not_fulfilled'
    }
    return json(body)
  }
  next()
}
