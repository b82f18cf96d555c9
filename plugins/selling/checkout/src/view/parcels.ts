import { englishName } from '../quote/shelf'
import type { ParcelView } from '../types'
import type { FulfillmentRow, OrderRow } from './load-order'

/** The parcels an order left in; carrier and waybill as staff entered them. */
export function listParcels(fulfillments: FulfillmentRow[], items: NonNullable<OrderRow['items']>): ParcelView[] {
  return fulfillments
    .filter((fulfillment) => fulfillment.shipped_at || fulfillment.delivered_at)
    .map((fulfillment) => {
      const label = fulfillment.labels?.[0]
      const carrier = fulfillment.metadata?.carrier_name
      return {
        id: fulfillment.id,
        carrier: typeof carrier === 'string' ? carrier : null,
        collected: isCollected(fulfillment),
        tracking_number: label?.tracking_number || null,
        tracking_url: label?.tracking_url && label.tracking_url !== '#' ? label.tracking_url : null,
        shipped_at: iso(fulfillment.shipped_at),
        delivered_at: iso(fulfillment.delivered_at),
        lines: linesOf(fulfillment, items),
      }
    })
}

/** A gift box travels as its parts: the first of them tells how many boxes there are. */
function linesOf({ items: packed = [] }: FulfillmentRow, items: NonNullable<OrderRow['items']>): ParcelView['lines'] {
  const seen = new Set<string | null>()
  return packed.flatMap(({ title, quantity, line_item_id, inventory_item_id }) => {
    if (line_item_id && seen.has(line_item_id)) return []
    seen.add(line_item_id)
    const line = items.find((item) => item.id === line_item_id)
    const each = line?.parts?.find((part) => part.inventory_item_id === inventory_item_id)?.required_quantity ?? 1
    return [
      {
        title: line?.product_title ?? title,
        title_en: englishName(line?.metadata),
        variant_title: line?.variant_title ?? null,
        quantity: Number(quantity) / each,
      },
    ]
  })
}

/** Waits at the counter for its buyer; the shipping plugin notes it on the fulfillment. */
export const isCollected = ({ metadata }: FulfillmentRow): boolean => metadata?.delivery_kind === 'pickup'

const iso = (at: string | Date | null) => (at ? new Date(at).toISOString() : null)
