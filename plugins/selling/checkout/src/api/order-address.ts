import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { notShippable, Refusal } from '../lib/refusal'
import { assertReachable, type PlainAddress, tidyAddress } from '../place/plain-address'
import { buildQuote } from '../quote/build-quote'

type Item = { variant_id: string | null; quantity: number; detail?: { fulfilled_quantity?: number | null } | null }
type Body = { shipping_address?: Partial<PlainAddress> | null }
type Order = {
  email: string | null
  sales_channel_id: string | null
  shipping_address: PlainAddress | null
  items?: Item[]
  shipping_methods?: { shipping_option_id: string | null }[]
}

const NONE: PlainAddress = {
  ...{ first_name: null, last_name: null, phone: null, company: null, country_code: null, province: null },
  ...{ city: null, address_1: null, address_2: null, postal_code: null },
}
const FIELDS = [
  ...['email', 'sales_channel_id', 'items.*', 'items.detail.*', 'shipping_methods.*'],
  ...Object.keys(NONE).map((field) => `shipping_address.${field}`),
]

/**
 * Staff put another address on an order: it is written as our checkout writes it, names somebody a carrier reaches, and is
 * a place what has not left yet can go to. Its carriage stays as it was paid.
 */
export async function tidyOrderAddress(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const body = request.body as Body | undefined
  const written = body?.shipping_address
  if (!body || typeof written !== 'object' || written === null) return next()
  try {
    const order = await readOrder(request.scope, request.params.id ?? '')
    if (!order) return next()
    const address = tidyAddress({ ...NONE, ...order.shipping_address, ...written })
    assertReachable(address, order.email)
    await assertDeliverable(request.scope, order, address)
    const names = Object.keys(NONE) as (keyof PlainAddress)[]
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

/** By the way of sending the order was sold with: fresh goods do not go everywhere. */
async function assertDeliverable(container: MedusaContainer, order: Order, address: PlainAddress): Promise<void> {
  const option = order.shipping_methods?.[0]?.shipping_option_id
  const waiting = new Map<string, number>()
  for (const { variant_id, quantity, detail } of order.items ?? []) {
    const left = Number(quantity) - Number(detail?.fulfilled_quantity ?? 0)
    if (variant_id && left > 0) waiting.set(variant_id, (waiting.get(variant_id) ?? 0) + left)
  }
  if (!option || !waiting.size || !order.sales_channel_id) return
  const { quote } = await buildQuote(
    container,
    { sales_channel_id: order.sales_channel_id, customer_id: null },
    {
      items: [...waiting].map(([variant_id, quantity]) => ({ variant_id, quantity })),
      shipping_option_id: option,
      ...{ province: address.province ?? '', city: address.city ?? '', district: address.address_2 ?? '' },
      detail: address.address_1 ?? '',
    },
  )
  const way = quote.shipping_options.find(({ id }) => id === option)
  if (way?.amount_fen === null) throw notShippable(`${way.name}：${way.reason ?? '无法配送到该地区'}`)
}

async function readOrder(container: MedusaContainer, id: string): Promise<Order | undefined> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'order', fields: FIELDS, filters: { id } })
  return data[0] as unknown as Order | undefined
}
