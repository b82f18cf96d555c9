import type { MedusaContainer } from '@medusajs/framework/types'
import { readCorrections } from '@shanzhen/ledger/corrections'
import { orderNotFound } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import { closeUnpaidOrder } from '../pay/close-order'
import type { OrderStatus, OrderView } from '../types'
import { loadOrders, type OrderRow } from './load-order'
import { type PlacementRow, toOrderView } from './order-view'
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
  return toOrderView(rows[0], (placement as PlacementRow | undefined) ?? null, corrections.get(orderId))
}

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

const PER_SCAN = 100

/** A customer's orders, newest first. A status follows from an order's whole story: asked for one, all are looked through. */
export async function listOrderViews(
  container: MedusaContainer,
  customerId: string,
  { page, limit, status }: { page: number; limit: number; status?: OrderStatus },
): Promise<{ orders: OrderView[]; count: number; page: number; limit: number }> {
  const skip = (page - 1) * limit
  if (!status) {
    const { views, count } = await readViews(container, customerId, { skip, take: limit })
    return { orders: views, count, page, limit }
  }
  const matching: OrderView[] = []
  for (let seen = 0, total = 1; seen < total; seen += PER_SCAN) {
    const { views, count } = await readViews(container, customerId, { skip: seen, take: PER_SCAN })
    matching.push(...views.filter((view) => view.status === status))
    total = count
  }
  return { orders: matching.slice(skip, skip + limit), count: matching.length, page, limit }
}

async function readViews(container: MedusaContainer, customer_id: string, window: { skip: number; take: number }) {
  const { rows, count } = await loadOrders(container, { customer_id }, window)
  const ids = rows.map((row) => row.id)
  const placements = await container.resolve(CHECKOUT).listPlacements({ order_id: ids }, { take: window.take })
  const corrections = await correctionsOf(container, rows)
  const byOrder = new Map(placements.map((placement) => [placement.order_id, placement as PlacementRow]))
  return { views: rows.map((row) => toOrderView(row, byOrder.get(row.id) ?? null, corrections.get(row.id))), count }
}
