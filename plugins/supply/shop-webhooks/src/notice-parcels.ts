/** Parcels of shops' orders that left, told once each: by the event, and by the minute's job where that was lost. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import type { ShopOrderRow } from '@shanzhen/shop-orders/types'
import { WEBHOOK } from './modules/webhook'
import type { Notice } from './modules/webhook/store/deliveries'

const PAGE = 200
/** Whoever sends a parcel off says so before it shows; longer than that takes. */
const OVERLAP_MS = 5 * 60_000
const FIELDS = ['id', 'shipped_at', 'metadata', 'labels.tracking_number', 'order.id', 'order.display_id']

type Parcel = {
  id: string
  shipped_at: Date | string
  metadata: Record<string, unknown> | null
  labels?: { tracking_number: string }[]
  order?: { id: string; display_id: number } | null
}

/** All that left since the last look. */
export async function noticeParcels(container: MedusaContainer): Promise<void> {
  const webhooks = container.resolve(WEBHOOK)
  const listening = new Set(await webhooks.listeningShops(['order.shipped']))
  const since = await webhooks.mark('parcels')
  const until = Date.now() - OVERLAP_MS
  let last: Parcel | undefined
  for (let skip = 0; listening.size; skip += PAGE) {
    const parcels = await readParcels(container, { shipped_at: { $gte: since } }, skip)
    await webhooks.notice((await noticesOf(container, parcels)).filter(({ shop_id }) => listening.has(shop_id)))
    last = parcels.at(-1) ?? last
    if (parcels.length < PAGE) break
  }
  // Whoever begins to listen hears of what leaves from then on.
  await webhooks.setMark('parcels', last ? new Date(Math.min(+new Date(last.shipped_at), until)) : new Date(until))
}

/**
 * That one, now, after whatever is to be told of its order first. Nothing is asked where no shop sent it.
 * @returns shops with something to send
 */
export async function noticeParcel(
  container: MedusaContainer,
  id: string,
  before: (order_id: string) => Promise<void>,
): Promise<string[]> {
  const [notice] = await noticesOf(container, await readParcels(container, { id }, 0))
  if (!notice) return []
  await before(notice.order_id)
  return container.resolve(WEBHOOK).notice([notice])
}

async function readParcels(container: MedusaContainer, filters: object, skip: number): Promise<Parcel[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    ...{ entity: 'fulfillment', fields: FIELDS, filters },
    pagination: { take: PAGE, skip, order: { shipped_at: 'ASC', id: 'ASC' } },
  })
  return data as unknown as Parcel[]
}

type OfOrder = Notice & { order_id: string }
async function noticesOf(container: MedusaContainer, parcels: Parcel[]): Promise<OfOrder[]> {
  const ids = parcels.flatMap(({ order }) => order?.id ?? [])
  if (!ids.length) return []
  const orders = new Map((await container.resolve(SHOP_ORDER).ofOrders(ids)).map((row) => [row.order_id, row]))
  return parcels.flatMap((parcel) => {
    const order_id = parcel.order?.id ?? ''
    const order = orders.get(order_id)
    return order && parcel.shipped_at ? [{ ...noticeOf(parcel, order), order_id }] : []
  })
}

function noticeOf({ id: parcel_id, shipped_at, metadata, labels, order }: Parcel, row: ShopOrderRow): Notice {
  const { id, number, shop_id } = row
  const carrier = typeof metadata?.carrier_name === 'string' ? metadata.carrier_name : null
  return {
    ...{ shop_id, type: 'order.shipped', key: `shipped:${parcel_id}` },
    data: {
      ...{ id, number, order_number: order?.display_id, shipped_at },
      ...{ carrier, waybill: labels?.[0]?.tracking_number ?? null },
    },
  }
}
