import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { backOf, readCorrections } from '@shanzhen/money-kit/corrections'
import { heldFen } from '@shanzhen/money-kit/refunds/refund-in-parts'
import { readPaidBack } from '@shanzhen/money-kit/paid-back'
import { type LineRow, SOLD_LINE_FIELDS, soldLine } from '@shanzhen/money-kit/sold-line'
import { RECALL } from '../modules/recall'
import { stillUndecided } from '../modules/recall/errors'
import { withPieces } from '../modules/recall/pieces'
import type { Affected } from '../modules/recall/types'
import { rowPrice } from './row-price'

type Order = {
  items: (LineRow & {
    id: string
    detail?: { fulfilled_quantity?: number | null } | null
  })[]
}

type Asked = Pick<Affected, 'kind' | 'order_id' | 'line_item_id' | 'lot_id' | 'quantity' | 'fulfillment_id'>

/**
 * What a row's goods finally cost their buyer, in fen, discounts and what weighing gives back taken off; at most what the
 * order's payments still hold together. A gift box with one bad part is paid back whole, and no piece twice: what was
 * claimed, came back or went back for another row is over. Of a waiting line only what has not left counts; with the last
 * goods of an order of which nothing is sent, its carriage goes back too. Null where nothing is left to pay.
 * @throws not_allowed while pieces of it wait for a claim, return or exchange to be decided
 */
export async function readRefundable(
  container: MedusaContainer,
  row: Asked,
): Promise<{ amount_fen: number; pieces: number } | null> {
  const order_id = row.order_id ?? ''
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [...SOLD_LINE_FIELDS, 'items.detail.fulfilled_quantity'],
    filters: { id: order_id },
  })
  const order = data[0] as unknown as Order | undefined
  const line = order?.items.find(({ id }) => id === row.line_item_id)
  if (!order || !line || (await neverLeft(container, row))) return null
  const recalls = container.resolve(RECALL)
  const sold = soldLine(line)
  const corrections = await readCorrections(container, recalls.corrections, [order_id])
  const paid_fen = sold.paid_fen - backOf(corrections.get(order_id), line.id)
  const claimed = (await readPaidBack(container, recalls.paidBack, [line.id])).get(line.id)
  const [recalled] = await recalls.paidBackOf(container, [line.id])
  const back = sold.taken_back + sold.awaited
  const gone = back + (claimed?.quantity ?? 0) + (recalled?.quantity ?? 0)

  const waiting = row.kind === 'waiting'
  const [{ pieces } = { pieces: 0 }] = await withPieces(container, [row])
  const most = Math.min(sold.quantity - (waiting ? sent(line) : 0), pieces)
  const count = Math.min(sold.quantity - gone, most)
  const undecided = sold.awaited + (claimed?.undecided ?? 0) + (recalled?.undecided ?? 0)
  // A row is paid once: what comes back to its buyer afterwards would never be paid.
  if (count < most && undecided > 0) throw stillUndecided(Math.min(undecided, most - count))
  if (count <= 0) return null
  const price_fen = rowPrice({ bought: sold.quantity, paid_fen, returned: back }, { claimed, recalled }, count)
  const left_fen = await heldFen(container, order_id)
  const isLast = waiting && count === sold.quantity && (await isLastToSend(container, order, line.id))
  const amount_fen = isLast ? left_fen : Math.min(price_fen, left_fen)
  return amount_fen > 0 ? { amount_fen, pieces: count } : null
}

/** A parcel that was unpacked: its goods are in their lot again, and the buyer gets others. */
async function neverLeft(container: MedusaContainer, { kind, fulfillment_id }: Asked): Promise<boolean> {
  if (kind !== 'buyer' || !fulfillment_id) return false
  return (await unpackedOf(container, [fulfillment_id])).length > 0
}

/** Of these parcels those that were unpacked. */
export async function unpackedOf(container: MedusaContainer, id: string[]): Promise<string[]> {
  if (!id.length) return []
  const parcels = await container.resolve(Modules.FULFILLMENT).listFulfillments({ id }, { take: id.length })
  return parcels.flatMap((parcel) => (parcel.canceled_at ? parcel.id : []))
}

const sent = ({ detail }: Order['items'][number]) => Number(detail?.fulfilled_quantity ?? 0)

/** Whether nothing of the order has left, and every other line was paid back by a recall. */
async function isLastToSend(container: MedusaContainer, { items }: Order, line_item_id: string): Promise<boolean> {
  if (items.some((item) => sent(item) > 0)) return false
  const others = items.flatMap(({ id }) => (id === line_item_id ? [] : id))
  const over = new Set(await container.resolve(RECALL).linesPaidBack(others))
  return others.every((id) => over.has(id))
}
