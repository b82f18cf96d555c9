import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, OrderStatus } from '@medusajs/framework/utils'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { LOT } from '../modules/lot'

type OrderRow = {
  id: string
  display_id: number
  status: string
  payment_collections?: { status: string }[]
  items: {
    id: string
    title: string
    variant_title: string | null
    variant_id: string | null
    quantity: number
    detail: { fulfilled_quantity: number; shipped_quantity: number }
  }[]
  fulfillments?: { created_at: string; canceled_at: string | null; items: { line_item_id: string | null }[] }[]
}
type VariantRow = { id: string; product?: { good?: { id: string } | null } | null }

/** A line of an order with the goods in it; a gift box is every good its parts are of. Quantities are pieces. */
export type LineOfGoods = {
  line_item_id: string
  title: string
  unpacked: number
  unshipped: number
  /** When the last parcel with some of it was packed; null: none. */
  packed_at: Date | null
  item_ids: string[]
  good_ids: string[]
}
export type OrderOfGoods = { id: string; display_id: number; canceled: boolean; paid: boolean; lines: LineOfGoods[] }

const FIELDS = [
  // Without a total of the order itself, Medusa counts none of its lines.
  ...['id', 'display_id', 'status', 'total', 'payment_collections.status', 'items.*', 'items.detail.*'],
  ...['fulfillments.created_at', 'fulfillments.canceled_at', 'fulfillments.items.line_item_id'],
]

/** @returns null where there is no such order */
export async function readOrderOfGoods(container: MedusaContainer, id: string): Promise<OrderOfGoods | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: FIELDS, filters: { id } })
  const row = data[0] as unknown as OrderRow | undefined
  if (!row) return null
  const { data: found } = await query.graph({
    entity: 'variant',
    fields: ['id', 'product.good.id'],
    filters: { id: row.items.flatMap(({ variant_id }) => variant_id ?? []) },
  })
  const variants = new Map((found as unknown as VariantRow[]).map((variant) => [variant.id, variant]))
  const parts = await readSoldParts(
    container,
    row.items.map((item) => item.id),
  )
  const itemsOf = (line_id: string) => (parts.get(line_id) ?? []).map((part) => part.inventory_item_id)
  const outlooks = await container.resolve(LOT).outlook([...parts.keys()].flatMap(itemsOf))
  return {
    id: row.id,
    display_id: row.display_id,
    canceled: row.status === OrderStatus.CANCELED,
    paid: (row.payment_collections ?? []).some(({ status }) => status === 'completed'),
    lines: row.items.map((item) => {
      const item_ids = itemsOf(item.id)
      const own = variants.get(item.variant_id ?? '')?.product?.good?.id
      return {
        line_item_id: item.id,
        title: item.variant_title ? `${item.title} ${item.variant_title}` : item.title,
        unpacked: Number(item.quantity) - Number(item.detail.fulfilled_quantity),
        unshipped: Number(item.quantity) - Number(item.detail.shipped_quantity),
        packed_at: lastPacked(row, item.id),
        item_ids,
        good_ids: [...new Set([own ?? [], ...item_ids.map((id) => outlooks.get(id)?.good_ids ?? [])].flat())],
      }
    }),
  }
}

function lastPacked({ fulfillments }: OrderRow, line_item_id: string): Date | null {
  const moments = (fulfillments ?? [])
    .filter(({ canceled_at, items }) => !canceled_at && items.some((item) => item.line_item_id === line_item_id))
    .map(({ created_at }) => new Date(created_at).getTime())
  return moments.length ? new Date(Math.max(...moments)) : null
}
