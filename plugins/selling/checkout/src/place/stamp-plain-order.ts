import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { typeOf } from '../quote/freight'
import { isWeighed, type ShelfGood } from '../quote/shelf'

type Metadata = Record<string, unknown> | null
type Row = {
  metadata: Metadata
  items?: { id: string; detail: { id: string }; metadata: Metadata; variant?: ShelfGood | null }[]
  shipping_methods?: { id: string; shipping_option_id: string | null }[]
}
type Option = Parameters<typeof typeOf>[0] & { id: string }

const FIELDS = [
  ...['id', 'metadata', 'items.id', 'items.detail.id', 'items.metadata', 'items.variant.id', 'items.variant.weight'],
  ...['items.variant.product.good.perishable', 'items.variant.product.good.variable_weight'],
  ...['shipping_methods.id', 'shipping_methods.shipping_option_id'],
]

/**
 * An order out of Medusa's own cart or a draft: everyone may write into a cart's metadata, and a draft has none, so what
 * decides later over returns, weighing and carriage is written here from what the shop knows.
 */
export async function stampPlainOrder(container: MedusaContainer, order_id: string, now = new Date()): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: FIELDS, filters: { id: order_id } })
  const order = data[0] as unknown as Row | undefined
  if (!order) return
  const orders = container.resolve(Modules.ORDER)
  const types = await shippingTypes(container, order)
  const yes = (name: string) => (order.metadata?.[name] === true ? now.toISOString() : undefined)
  await orders.updateOrders(order_id, {
    metadata: {
      ...order.metadata,
      shipping_type: [...types.values()][0],
      age_confirmed_at: yes('age_confirmed'),
      fresh_notice_accepted_at: yes('fresh_notice_accepted'),
    },
  })
  for (const { id, detail, metadata, variant } of order.items ?? []) {
    const facts = {
      weight_g: variant?.weight ?? 0,
      perishable: variant?.product?.good?.perishable ?? false,
      variable_weight: !!variant && isWeighed(variant),
    }
    // Medusa keeps it with the line and with the line's state in this version of the order, and reads the latter.
    await orders.updateOrderLineItems(id, { metadata: { ...metadata, ...facts } })
    await orders.updateOrderItem(detail.id, { metadata: { ...metadata, ...facts } })
  }
  for (const { id } of order.shipping_methods ?? []) {
    // Medusa merges: what is not named stays as the buyer wrote it.
    await orders.updateOrderShippingMethods([{ id, data: { type: types.get(id), terms: null } }])
  }
}

/** How each of an order's shipping methods travels. */
async function shippingTypes(container: MedusaContainer, { shipping_methods = [] }: Row) {
  const ids = shipping_methods.flatMap(({ shipping_option_id }) => shipping_option_id ?? [])
  if (!ids.length) return new Map<string, ReturnType<typeof typeOf>>()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'shipping_option',
    fields: ['id', 'type.code', 'service_zone.fulfillment_set.type'],
    filters: { id: ids },
  })
  const options = new Map((data as unknown as Option[]).map((option) => [option.id, option]))
  return new Map(
    shipping_methods.flatMap(({ id, shipping_option_id }) => {
      const option = options.get(shipping_option_id ?? '')
      return option ? [[id, typeOf(option)] as const] : []
    }),
  )
}
