/** When the goods of an order reached their buyer: confirmed, delivered by the carrier's word, or by lapse of time. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { markOrderFulfillmentAsDeliveredWorkflow } from '@medusajs/medusa/core-flows'
import type { ParcelGate } from '@shanzhen/ports/types'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { withParcels } from '@shanzhen/workflow-kit/order-lock'
import { keptHere, notShipped, orderNotFound } from './errors'
import { AFTER_SALES } from './modules/after-sales'
import { type OrderFacts, readOrder } from './read-order'
import { addDays } from './rules/days'
import { allShipped, arrivedAt, lastShippedAt } from './rules/eligibility'
import type { Receipt, ReceivedBy } from './types'

/** The first of: what is stored, and the last parcel's delivery. null while goods are under way. */
export async function receiptOf(container: MedusaContainer, order: OrderFacts): Promise<Receipt | null> {
  const [stored] = await container.resolve(AFTER_SALES).listAfterSaleReceipts({ order_id: order.id }, { take: 1 })
  if (stored) {
    return {
      received_at: new Date(stored.received_at).toISOString(),
      received_by: stored.received_by as ReceivedBy,
    }
  }
  const arrived = arrivedAt(order)
  return arrived && { received_at: arrived.toISOString(), received_by: 'carrier' }
}

/** The buyer has it all. Saying so twice changes nothing. @throws AfterSaleRefusal 409 while something has not left, or is kept here */
export const confirmReceipt = (container: MedusaContainer, { id }: OrderFacts): Promise<Receipt> =>
  // What has left is looked at under the lock under which parcels are unpacked again.
  withParcels(container, id, async () => {
    const order = await readOrder(container, id)
    if (!order) throw orderNotFound()
    return confirm(container, order)
  })

async function confirm(container: MedusaContainer, order: OrderFacts): Promise<Receipt> {
  const known = await receiptOf(container, order)
  if (known) return known
  if (!allShipped(order)) throw notShipped()
  if (await keepsSome(container, order)) throw keptHere()
  await container.resolve(AFTER_SALES).keepReceipt(order.id, new Date(), 'buyer')
  await markDelivered(container, order)
  return (await receiptOf(container, order)) as Receipt
}

/**
 * What is received is delivered: Medusa's order, its page and its list then say the same. The receipt stands whether or
 * not this succeeds; the hourly job tries again, and somebody else may have said so in the same moment. No message goes out:
 * the buyer said so, or nobody knows more than that time ran out.
 */
async function markDelivered(container: MedusaContainer, order: OrderFacts): Promise<void> {
  for (const { id } of underWay(order)) {
    // One that was sent once more, after the receipt.
    if (await isKeptHere(container, order.id, id)) continue
    try {
      const input = { orderId: order.id, fulfillmentId: id, no_notification: true }
      await inOneCommit(container, () => markOrderFulfillmentAsDeliveredWorkflow(container).run({ input }))
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`after-sales: parcel ${id} not marked as delivered: ${reason}`)
    }
  }
}

const underWay = ({ parcels }: OrderFacts) =>
  parcels.filter(({ shipped_at, delivered_at }) => shipped_at && !delivered_at)

/** Neither a buyer’s word nor time makes arrive what somebody has still to look at. */
async function isKeptHere(container: MedusaContainer, order_id: string, fulfillment_id: string): Promise<boolean> {
  const asked = { order_id, line_item_ids: [], stage: 'arriving' as const, fulfillment_id }
  for (const key of container.resolve(AFTER_SALES).options.gates ?? [])
    if (await container.resolve<ParcelGate>(key).reasonAgainstParcel(container, asked)) return true
  return false
}

async function keepsSome(container: MedusaContainer, order: OrderFacts): Promise<boolean> {
  for (const { id } of underWay(order)) if (await isKeptHere(container, order.id, id)) return true
  return false
}

/** Writes down receipts that nobody confirmed: delivered parcels, and those whose time ran out. @returns their orders */
export async function keepDueReceipts(container: MedusaContainer, now = new Date()): Promise<string[]> {
  const service = container.resolve(AFTER_SALES)
  const kept: string[] = []
  for (
    let ids = await service.dueForReceipt(now, '');
    ids.length;
    ids = await service.dueForReceipt(now, ids.at(-1) ?? '')
  ) {
    const receipts = await service.listAfterSaleReceipts({ order_id: ids }, { take: ids.length })
    const known = new Set(receipts.map(({ order_id }) => order_id))
    for (const id of ids) {
      if (await withParcels(container, id, () => keepReceipt(container, id, known.has(id), now))) kept.push(id)
    }
  }
  return kept
}

/** @returns whether its receipt was written down now */
async function keepReceipt(container: MedusaContainer, id: string, known: boolean, now: Date): Promise<boolean> {
  const service = container.resolve(AFTER_SALES)
  const order = await readOrder(container, id)
  if (!order || !allShipped(order)) return false
  if (known) {
    await markDelivered(container, order)
    return false
  }
  const arrived = arrivedAt(order)
  const due = addDays(lastShippedAt(order), service.autoReceiptDays(order.pickup))
  if (!arrived && (due > now || (await keepsSome(container, order)))) return false
  await service.keepReceipt(id, arrived ?? due, arrived ? 'carrier' : 'auto')
  await markDelivered(container, order)
  return true
}
