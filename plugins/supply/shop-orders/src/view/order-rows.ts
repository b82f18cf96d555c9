/** A shop's orders as it reads them: its own record, with what became of Medusa's order. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'
import { readOrderLots } from '@shanzhen/trace/order-lots'
import { SHOP_ORDER } from '../modules/shop-order'
import type { ShopOrderRow } from '../modules/shop-order/types'
import type { PlacedNow } from '../orders/place-one'
import type { ListedOrder, ShopOrder, ShopOrderFile } from '../wire'

type Parcel = {
  shipped_at: string | null
  delivered_at: string | null
  canceled_at: string | null
  metadata?: Record<string, unknown> | null
  labels?: { tracking_number: string }[]
}
type Order = {
  id: string
  display_id: number
  fulfillments?: Parcel[]
  metadata?: Record<string, unknown> | null
  summary?: { refunded_total?: number }
  shipping_address?: Record<string, string | null> | null
  items?: {
    product_title: string
    variant_title: string | null
    variant_sku: string | null
    unit_price: number
    metadata?: Record<string, unknown> | null
    detail?: { quantity: number }
  }[]
}
const PARCEL = ['shipped_at', 'delivered_at', 'canceled_at', 'metadata', 'labels.tracking_number']
const WHOLE = [
  ...['id', 'display_id', 'metadata', 'summary', 'shipping_address.*'],
  ...PARCEL.map((field) => `fulfillments.${field}`),
  ...['product_title', 'variant_title', 'variant_sku', 'unit_price', 'metadata', 'detail.quantity'].map(
    (field) => `items.${field}`,
  ),
]

async function readOrder(container: MedusaContainer, id: string): Promise<Order | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: WHOLE, filters: { id } })
  return (data as unknown as Order[])[0]
}

/** A page of one shop's. */
export async function listedOrders(
  container: MedusaContainer,
  shop_id: string,
  rows: ShopOrderRow[],
): Promise<ListedOrder[]> {
  const ids = rows.map(({ id }) => id)
  const briefs = await container.resolve(SHOP_ORDER).briefsOf(shop_id, ids)
  return rows.map((row) => ({ ...shown(row, undefined), receiver: null, lines: [], ...briefs.get(row.id) }))
}

/** With receiver, goods, parcels and the lots in them; of one that is no order yet, as it was sent. */
export async function orderFile(container: MedusaContainer, row: ShopOrderRow): Promise<ShopOrderFile> {
  const order = row.order_id ? await readOrder(container, row.order_id) : undefined
  const { body } = row
  const address = order?.shipping_address
  const receiver = address
    ? {
        name: address.first_name,
        phone: address.phone,
        province: address.province,
        city: address.city,
        district: address.address_2,
        detail: address.address_1,
      }
    : body?.address
  const note = order?.metadata?.note ?? body?.note
  return {
    ...shown(row, order),
    receiver: receiverOf(receiver),
    note: typeof note === 'string' ? note : null,
    lines: order ? linesOf(order) : await linesOfBody(container, row),
    parcels: (order?.fulfillments ?? [])
      .filter(({ canceled_at, shipped_at, delivered_at }) => !canceled_at && (shipped_at || delivered_at))
      .map(({ shipped_at, delivered_at, metadata, labels }) => ({
        ...{ shipped_at, delivered_at, waybill: labels?.[0]?.tracking_number ?? null },
        carrier: typeof metadata?.carrier_name === 'string' ? metadata.carrier_name : null,
      })),
    lots: order ? await readOrderLots(container, order.id) : [],
    refunded_fen: toFen(order?.summary?.refunded_total ?? 0),
  }
}

/** Of one that was placed just now, from what it was made of: the same as `orderFile`, without reading it back. */
export async function freshFile(
  container: MedusaContainer,
  row: ShopOrderRow,
  { body, priced }: PlacedNow,
): Promise<ShopOrderFile> {
  const display_id = row.order_id && (await container.resolve(SHOP_ORDER).orderNumber(row.order_id))
  if (!row.order_id || !display_id) return orderFile(container, row)
  const { address, note } = body
  return {
    ...shown(row, { id: row.order_id, display_id }),
    receiver: receiverOf(address),
    note: note ?? null,
    lines: body.items.map(({ variant_id, quantity, unit_price_fen }) => {
      const good = priced.order.lines.get(variant_id)?.good
      return {
        ...{ title: good?.product?.title ?? '', variant_title: good?.title ?? null, sku: good?.sku ?? null },
        ...{ quantity, unit_price_fen },
      }
    }),
    ...{ parcels: [], lots: [], refunded_fen: 0 },
  }
}

type Receiver = Partial<Record<keyof NonNullable<ShopOrderFile['receiver']>, string | null>>
const receiverOf = (receiver: Receiver | undefined): ShopOrderFile['receiver'] =>
  receiver
    ? {
        ...{ name: receiver.name ?? '', phone: receiver.phone ?? '', province: receiver.province ?? '' },
        ...{ city: receiver.city ?? '', district: receiver.district ?? '', detail: receiver.detail ?? '' },
      }
    : null

function shown(row: ShopOrderRow, order: Order | undefined): ShopOrder {
  const { id, number, door, state, reason_code, reason, goods_fen, freight_fen } = row
  return {
    ...{ id, number, door, state, reason_code, reason, goods_fen, freight_fen },
    ...{ ship_by: row.ship_by, held_until: row.held_until, placed_at: row.placed_at, created_at: row.created_at },
    ...{ order_number: order?.display_id ?? null, shipping: order ? shippingOf(order) : null },
  } as unknown as ShopOrder
}

function shippingOf({ fulfillments = [] }: Order): NonNullable<ShopOrder['shipping']> {
  const parcels = fulfillments.filter(({ canceled_at }) => !canceled_at)
  if (!parcels.length) return 'none'
  if (parcels.every(({ delivered_at }) => delivered_at)) return 'delivered'
  return parcels.some(({ shipped_at, delivered_at }) => shipped_at || delivered_at) ? 'shipped' : 'packed'
}

/** As it was ordered: what was sent once more is seen by its claim and its parcel. */
const linesOf = ({ items = [] }: Order) =>
  items
    .filter(({ metadata }) => !metadata?.resend_of)
    .map(({ product_title, variant_title, variant_sku, detail, unit_price }) => ({
      ...{ title: product_title, variant_title, sku: variant_sku },
      ...{ quantity: Number(detail?.quantity ?? 0), unit_price_fen: toFen(unit_price) },
    }))

async function linesOfBody(container: MedusaContainer, { body }: ShopOrderRow): Promise<ShopOrderFile['lines']> {
  const items = body?.items ?? []
  if (!items.length) return []
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'variant',
    fields: ['id', 'title', 'sku', 'product.title'],
    filters: { id: items.map(({ variant_id }) => variant_id) },
  })
  const known = new Map(
    (data as unknown as { id: string; title: string; sku: string | null; product?: { title: string } }[]).map((one) => [
      one.id,
      one,
    ]),
  )
  return items.map(({ variant_id, quantity, unit_price_fen }) => {
    const variant = known.get(variant_id)
    return {
      ...{ title: variant?.product?.title ?? '', variant_title: variant?.title ?? null, sku: variant?.sku ?? null },
      ...{ quantity, unit_price_fen },
    }
  })
}
