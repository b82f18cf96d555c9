import type { MedusaContainer } from '@medusajs/framework/types'
import { readCorrections } from '@shanzhen/money-kit/corrections'
import { readStoppedLines } from '@shanzhen/money-kit/stopped-lines'
import { orderNotFound } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import { closeUnpaidOrder } from '../pay/close-order'
import type { OrderPage, OrderStatus, OrderView } from '../types'
import { loadOrders, type OrderRow, type PlacementRow } from './load-order'
import { toOrderView } from './order-view'
import { isWeighed } from './weight'

/** Who asks for an order: its customer, or whoever holds the key of its secret link. */
export type Reader = { customer_id: string | null; key: string | undefined }

/** An order past its time is ended the moment somebody looks at it. @throws Refusal 404 for everyone but its buyer. */
export async function readOrder(container: MedusaContainer, orderId: string, reader: Reader): Promise<OrderView> {
  await assertReader(container, orderId, reader)
  await expireIfDue(container, orderId)
  return viewOrder(container, orderId)
}

/** @throws Refusal 404 where the order is not the reader's, as if there were none. */
export async function assertReader(container: MedusaContainer, orderId: string, reader: Reader): Promise<void> {
  if (container.resolve(CHECKOUT).isOrderKey(orderId, reader.key)) return
  if (reader.customer_id) {
    const { rows } = await loadOrders(container, { id: orderId, customer_id: reader.customer_id }, { skip: 0, take: 1 })
    if (rows.length) return
  }
  throw orderNotFound()
}

export async function viewOrder(container: MedusaContainer, orderId: string): Promise<OrderView> {
  const { rows } = await loadOrders(container, { id: orderId }, { skip: 0, take: 1 })
  if (!rows[0]) throw orderNotFound()
  const checkout = container.resolve(CHECKOUT)
  const [placement] = await checkout.listPlacements({ order_id: orderId }, { take: 1 })
  const corrections = await correctionsOf(container, rows)
  const stopped = await stoppedOf(container, rows)
  return toOrderView(rows[0], (placement as PlacementRow | undefined) ?? null, corrections.get(orderId), stopped)
}

/** Only where money went back can goods have been paid back before they left. */
const stoppedOf = (container: MedusaContainer, rows: OrderRow[]) =>
  readStoppedLines(
    container,
    container.resolve(CHECKOUT).stopped,
    rows.filter(isPaidBack).flatMap(({ items = [] }) => items.map(({ id }) => id)),
  )

const isPaidBack = ({ payment_collections }: OrderRow) =>
  (payment_collections ?? []).some(({ payments }) => payments?.some(({ refunds }) => refunds?.length))

const correctionsOf = (container: MedusaContainer, rows: OrderRow[]) =>
  readCorrections(
    container,
    container.resolve(CHECKOUT).corrections,
    rows.filter(isWeighed).map((row) => row.id),
  )

export async function expireIfDue(container: MedusaContainer, orderId: string): Promise<void> {
  const [due] = await container
    .resolve(CHECKOUT)
    .listPlacements({ order_id: orderId, state: 'open', expires_at: { $lte: new Date() } }, { take: 1 })
  if (due) await closeUnpaidOrder(container, orderId, 'expired')
}

const PER_SCAN = 50

/**
 * A customer's orders, newest first. A status follows from an order's whole story: asked for one, orders are looked through
 * from the newest on, page after page, until the wanted ones and one more are found; `count` then is how many were seen.
 */
export async function listOrderViews(
  container: MedusaContainer,
  customerId: string,
  { page, limit, status }: { page: number; limit: number; status?: OrderStatus },
): Promise<OrderPage> {
  const skip = (page - 1) * limit
  if (!status) {
    const { views, count } = await readViews(container, { customer_id: customerId }, { skip, take: limit })
    return { orders: views, count, more: skip + views.length < count, page, limit }
  }
  const matching: OrderView[] = []
  const filters: Parameters<typeof loadOrders>[1] = { customer_id: customerId, ...possible(status) }
  while (matching.length <= skip + limit) {
    const { views } = await readViews(container, filters, { skip: 0, take: PER_SCAN })
    matching.push(...views.filter((view) => view.status === status))
    if (views.length < PER_SCAN) break
    filters.display_id = { $lt: views[views.length - 1].display_id }
  }
  const orders = matching.slice(skip, skip + limit)
  return { orders, count: matching.length, more: matching.length > skip + limit, page, limit }
}

/** What of a status an index knows: money of an order that still stands may be back too. */
const possible = (status: OrderStatus): Pick<Parameters<typeof loadOrders>[1], 'status'> => {
  if (status === 'refunded') return {}
  return { status: status === 'canceled' ? 'canceled' : { $ne: 'canceled' } }
}

async function readViews(
  container: MedusaContainer,
  filters: Parameters<typeof loadOrders>[1],
  window: { skip: number; take: number },
) {
  const { rows, count } = await loadOrders(container, filters, window)
  const ids = rows.map((row) => row.id)
  const placements = await container.resolve(CHECKOUT).listPlacements({ order_id: ids }, { take: window.take })
  const corrections = await correctionsOf(container, rows)
  const stopped = await stoppedOf(container, rows)
  const byOrder = new Map(placements.map((placement) => [placement.order_id, placement as PlacementRow]))
  const view = (row: OrderRow) => toOrderView(row, byOrder.get(row.id) ?? null, corrections.get(row.id), stopped)
  return { views: rows.map(view), count }
}
