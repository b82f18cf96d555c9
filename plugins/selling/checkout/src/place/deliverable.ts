/** Whether what has not left yet can go the way its order was sold with: fresh goods do not go everywhere, nor by every carrier. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { notShippable, type Refusal } from '../lib/refusal'
import { buildQuote } from '../quote/build-quote'
import { NO_ADDRESS, type PlainAddress } from './plain-address'

type Item = { variant_id: string | null; quantity: number; detail?: { fulfilled_quantity?: number | null } | null }
export type SentOrder = {
  email: string | null
  is_draft_order: boolean
  sales_channel_id: string | null
  shipping_address: PlainAddress | null
  items?: Item[]
  shipping_methods?: { shipping_option_id: string | null }[]
}

const FIELDS = [
  ...['email', 'is_draft_order', 'sales_channel_id', 'items.*', 'items.detail.*', 'shipping_methods.*'],
  ...Object.keys(NO_ADDRESS).map((field) => `shipping_address.${field}`),
]

export async function readSentOrder(container: MedusaContainer, id: string): Promise<SentOrder | undefined> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'order', fields: FIELDS, filters: { id } })
  return data[0] as unknown as SentOrder | undefined
}

const asSold = (order: SentOrder): SentOrder => ({
  ...order,
  items: order.items?.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
})

/** A way that was sold for all goods carries the rest of them too: ice stays, its fresh goods gone before. @throws Refusal not_shippable */
export async function assertDeliverable(container: MedusaContainer, order: SentOrder): Promise<void> {
  const refused = await refusedTo(container, order, [])
  if (refused && (await refusedTo(container, asSold(order), []))) throw refused
}

/**
 * Before anything else comes into an order that is placed; a draft's way of sending is chosen later. What could not go before
 * either is not its doing. @throws Refusal not_shippable
 */
export async function assertGoesWith(container: MedusaContainer, order_id: string, more: string[]): Promise<void> {
  const order = await readSentOrder(container, order_id)
  if (!order || order.is_draft_order || !more.length) return
  const whole = asSold(order)
  const refused = await refusedTo(container, whole, more)
  if (refused && !(await refusedTo(container, whole, []))) throw refused
}

/** What is sent apart from the rest of an order, by `option` or by its own way. @throws Refusal not_shippable */
export async function assertSendable(
  container: MedusaContainer,
  order_id: string,
  items: Item[],
  option?: string,
): Promise<void> {
  const order = await readSentOrder(container, order_id)
  if (!order) return
  const shipping_methods = option ? [{ shipping_option_id: option }] : order.shipping_methods
  const refused = await refusedTo(container, { ...order, items, shipping_methods }, [])
  if (refused) throw refused
}

/** @param more sizes that are to come into it */
async function refusedTo(
  container: MedusaContainer,
  { items = [], sales_channel_id, shipping_address: address, shipping_methods }: SentOrder,
  more: string[],
): Promise<Refusal | null> {
  const option = shipping_methods?.[0]?.shipping_option_id
  const waiting = new Map<string, number>(more.map((id) => [id, 1]))
  for (const { variant_id, quantity, detail } of items) {
    const left = Number(quantity) - Number(detail?.fulfilled_quantity ?? 0)
    if (variant_id && left > 0) waiting.set(variant_id, (waiting.get(variant_id) ?? 0) + left)
  }
  if (!option || !waiting.size || !sales_channel_id) return null
  const { quote } = await buildQuote(
    container,
    { sales_channel_id, customer_id: null },
    {
      items: [...waiting].map(([variant_id, quantity]) => ({ variant_id, quantity })),
      shipping_option_id: option,
      ...{ province: address?.province ?? '', city: address?.city ?? '', district: address?.address_2 ?? '' },
      detail: address?.address_1 ?? '',
    },
  )
  const way = quote.shipping_options.find(({ id }) => id === option)
  return way?.amount_fen === null ? notShippable(`${way.name}：${way.reason ?? '无法配送到该地区'}`) : null
}
