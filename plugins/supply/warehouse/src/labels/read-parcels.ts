/** What labels and slips say of orders: who sends, who gets it, what is in it. Prices are not among it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { readPackingOrder } from '@shanzhen/shipping/parcels'
import { WAREHOUSE } from '../modules/warehouse'

export type Person = { name: string; phone: string; address: string }
export type Parcel = {
  order_id: string
  display_id: number
  carrier_name: string
  tracking_number: string | null
  pickup: boolean
  to: Person
  from: Person
  /** 陕西省 安康市 宁陕县: by which a parcel is sorted. */
  region: string
  note: string | null
  lines: { title: string; pieces: number; sku: string | null }[]
}
type Row = {
  id: string
  display_id: number
  metadata: { note?: string; shipping_type?: string } | null
  shipping_address?: Partial<
    Record<'first_name' | 'last_name' | 'phone' | 'province' | 'city' | 'address_2' | 'address_1', string | null>
  > | null
  shipping_methods?: { data: { type?: string } | null }[]
  items: {
    id: string
    title: string
    variant_title: string | null
    variant_sku: string | null
    quantity: number
    detail: { fulfilled_quantity: number }
  }[]
  fulfillments?: {
    canceled_at: string | null
    created_at: string
    metadata: { carrier_name?: string } | null
    labels?: { tracking_number: string }[]
  }[]
}
const FIELDS = [
  ...['id', 'display_id', 'total', 'metadata', 'shipping_methods.data', 'items.*', 'items.detail.*'],
  ...['first_name', 'last_name', 'phone', 'province', 'city', 'address_2', 'address_1'].map(
    (name) => `shipping_address.${name}`,
  ),
  ...['canceled_at', 'created_at', 'metadata', 'labels.tracking_number'].map((name) => `fulfillments.${name}`),
]

/** In the order asked; one that is not there is left out. `numbers`: what is kept for an order that has no parcel yet. */
export async function readParcels(
  container: MedusaContainer,
  order_ids: string[],
  numbers: Map<string, { tracking_number: string | null; carrier_code: string }>,
): Promise<Parcel[]> {
  const service = container.resolve(WAREHOUSE)
  const [settings, terms, { data }] = await Promise.all([
    service.settings(),
    service.termsOf(order_ids),
    container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'order', fields: FIELDS, filters: { id: order_ids } }),
  ])
  const rows = new Map((data as unknown as Row[]).map((row) => [row.id, row]))
  const inParts = await partsOf(container, [...rows.values()].filter(goesInParts))
  return order_ids.flatMap((id) => {
    const row = rows.get(id)
    if (!row) return []
    const { shipping_address: at } = row
    const newest = (row.fulfillments ?? [])
      .filter(({ canceled_at }) => !canceled_at)
      .sort((a, b) => (a.created_at < b.created_at ? 1 : -1))[0]
    const kept = numbers.get(id)
    const region = [at?.province, at?.city, at?.address_2].filter(Boolean).join(' ')
    const term = terms.get(id)
    return {
      ...{ order_id: id, display_id: row.display_id, region, note: row.metadata?.note ?? null },
      carrier_name: newest?.metadata?.carrier_name ?? findCarrier(kept?.carrier_code ?? '')?.name ?? '',
      tracking_number: newest?.labels?.[0]?.tracking_number || (kept?.tracking_number ?? null),
      pickup: (row.metadata?.shipping_type ?? row.shipping_methods?.[0]?.data?.type) === 'pickup',
      to: {
        name: [at?.last_name, at?.first_name].filter(Boolean).join(''),
        phone: at?.phone ?? '',
        address: [region, at?.address_1].filter(Boolean).join(' '),
      },
      from: {
        name: term?.sender_name || settings.sender_name || service.sender.name,
        phone: settings.sender_phone || service.sender.phone,
        address: settings.sender_address || service.sender.address,
      },
      lines: row.items
        .map((item) => ({
          ...{ title: [item.title, item.variant_title].filter(Boolean).join(' '), sku: item.variant_sku },
          pieces: inParts.get(id)?.get(item.id) ?? (inParts.has(id) ? 0 : Number(item.quantity)),
        }))
        .filter(({ pieces }) => pieces > 0),
    }
  })
}

const goesInParts = ({ items, fulfillments = [] }: Row): boolean => {
  const sent = items.reduce((sum, { detail }) => sum + Number(detail.fulfilled_quantity), 0)
  const all = items.reduce((sum, { quantity }) => sum + Number(quantity), 0)
  return fulfillments.filter(({ canceled_at }) => !canceled_at).length > 1 || (sent > 0 && sent < all)
}

/** Of orders that leave in several parcels: what is in the newest, by line. */
async function partsOf(container: MedusaContainer, rows: Row[]): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>()
  for (const { id } of rows) {
    const order = await readPackingOrder(container, id)
    const newest = order?.parcels.filter(({ canceled }) => !canceled).sort((a, b) => (a.id < b.id ? 1 : -1))[0]
    found.set(id, new Map(newest?.lines.map(({ line_item_id, quantity }) => [line_item_id, quantity])))
  }
  return found
}
