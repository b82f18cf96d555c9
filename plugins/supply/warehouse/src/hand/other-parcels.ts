/** Parcels that were sent at their order's own page: they lie on the same pile, and the carrier takes them along too. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { tidyWaybill } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from '../modules/warehouse'
import { handedOf, type ReadyRow } from '../modules/warehouse/store/manifests'
import { drawParcels } from '../samples/draw'

type Row = {
  id: string
  shipped_at: string | null
  canceled_at: string | null
  delivered_at: string | null
  created_by: string | null
  metadata: { carrier_code?: string } | null
  labels?: { tracking_number: string }[]
  items: { quantity: number }[]
  order?: { id: string; display_id: number } | null
}
/** Nobody was signed in. */
const SHOP = 'shop'
const FIELDS = [
  ...[
    'id',
    'shipped_at',
    'canceled_at',
    'delivered_at',
    'created_by',
    'metadata',
    'labels.tracking_number',
    'items.quantity',
  ],
  ...['order.id', 'order.display_id'],
]

/** Those of these that were sent, have not arrived, and stand on no list. */
export async function otherParcels(
  container: MedusaContainer,
  by: { ids: string[] } | { number: string },
): Promise<ReadyRow[]> {
  if ('ids' in by && !by.ids.length) return []
  const filters = 'ids' in by ? { id: by.ids } : { labels: { tracking_number: tidyWaybill(by.number) } }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'fulfillment', fields: FIELDS, filters: filters as object })
  const rows = (data as unknown as Row[]).filter(
    ({ shipped_at, canceled_at, delivered_at, order }) => shipped_at && !canceled_at && !delivered_at && order,
  )
  const handed = await handedOf(
    container.resolve(WAREHOUSE).own.knex,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, shipped_at, metadata, labels, items, order, created_by }) =>
    handed.includes(id) || !order || !shipped_at
      ? []
      : {
          ...{ fulfillment_id: id, order_id: order.id, display_id: order.display_id },
          ...{ tracking_number: labels?.[0]?.tracking_number ?? null, packed_at: new Date(shipped_at) },
          ...{ carrier_code: metadata?.carrier_code ?? '', packer: created_by ?? SHOP, packing_id: null },
          pieces: items.reduce((sum, { quantity }) => sum + Number(quantity), 0),
        },
  )
}

/** What was sent at its order's page is drawn like what is packed at the bench. */
export async function drawOthers(container: MedusaContainer, rows: ReadyRow[]): Promise<void> {
  const others = rows.filter(({ packing_id }) => packing_id === null)
  await drawParcels(
    container,
    others.map(({ fulfillment_id, order_id, display_id, carrier_code, tracking_number, packer }) => ({
      ...{ fulfillment_id, order_id, display_id, carrier_code, tracking_number, packer },
      packing_id: null,
    })),
  )
}

/** A parcel has just been sent: drawn now where the bench, which draws in its own commit, did not send it. */
export async function drawSent(container: MedusaContainer, id: string): Promise<void> {
  const packed = await container.resolve(WAREHOUSE).own.knex('packing').where({ fulfillment_id: id }).first('id')
  if (!packed) await drawOthers(container, await otherParcels(container, { ids: [id] }))
}
