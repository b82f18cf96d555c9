import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { backOf, readCorrections } from '@shanzhen/money-kit/corrections'
import { toFen } from '@shanzhen/money-kit/fen'
import { heldFen } from '@shanzhen/money-kit/refunds/refund-in-parts'
import { readFreightBack, readPaidBack } from '@shanzhen/money-kit/paid-back'
import { type LineRow, SOLD_LINE_FIELDS, soldLine } from '@shanzhen/money-kit/sold-line'
import { RECALL } from '../modules/recall'
import { stillUndecided } from '../modules/recall/errors'
import { withPieces } from '../modules/recall/pieces'
import type { Affected } from '../modules/recall/types'
import { rowPrice } from './row-price'

type Order = {
  shipping_methods?: { original_total: number; discount_total: number }[]
  items: (LineRow & {
    id: string
    detail?: { fulfilled_quantity?: number | null } | null
  })[]
}

type Asked = Pick<Affected, 'kind' | 'order_id' | 'line_item_id' | 'lot_id' | 'quantity' | 'fulfillment_id'>

/** `amount_fen` is goods and carriage together, in whole fen. */
export type Refundable = { amount_fen: number; freight_fen: number; pieces: number }

const FIELDS = [
  ...[...SOLD_LINE_FIELDS, 'items.detail.fulfilled_quantity'],
  ...['shipping_methods.original_total', 'shipping_methods.discount_total'],
]

/**
 * What a row's goods finally cost their buyer, in fen, discounts and what weighing gives back taken off; at most what the
 * order's payments still hold together. A gift box with one bad part is paid back whole, and no piece twice: what was
 * claimed, came back or went back for another row is over. Of a waiting line only what has not left counts. With the last
 * goods of an order its carriage goes back too, as far as no claim or recall gave it back. Null where nothing is left to pay.
 * @throws not_allowed while pieces of it wait for a claim, return or exchange to be decided
 */
export async function readRefundable(container: MedusaContainer, row: Asked): Promise<Refundable | null> {
  const order_id = row.order_id ?? ''
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'order', fields: FIELDS, filters: { id: order_id } })
  const order = data[0] as unknown as Order | undefined
  const line = order?.items.find(({ id }) => id === row.line_item_id)
  if (!order || !line || (await neverLeft(container, row))) return null
  const recalls = container.resolve(RECALL)
  const sold = soldLine(line)
  const corrections = (await readCorrections(container, recalls.corrections, [order_id])).get(order_id)
  const paid_fen = sold.paid_fen - backOf(corrections, line.id)
  const lines = order.items.map(({ id }) => id)
  const claims = await readPaidBack(container, recalls.paidBack, lines)
  const earlier = new Map((await recalls.paidBackOf(container, lines)).map((one) => [one.line_item_id, one]))
  const [claimed, recalled] = [claims.get(line.id), earlier.get(line.id)]
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
  const goods_fen = Math.min(price_fen, left_fen)
  const settled = (id: string) => (claims.get(id)?.settled ?? 0) + (earlier.get(id)?.settled ?? 0)
  const everything = order.items.every((item) => {
    const { quantity, taken_back } = soldLine(item)
    return taken_back + settled(item.id) + (item.id === line.id ? count : 0) >= quantity
  })
  const carriage_fen = everything ? await carriageLeft(container, order, order_id, corrections?.freight_fen ?? 0) : 0
  const freight_fen = Math.max(0, Math.min(carriage_fen, left_fen - goods_fen))
  const amount_fen = goods_fen + freight_fen
  return amount_fen > 0 ? { amount_fen, freight_fen, pieces: count } : null
}

/** What was paid for an order's carriage and has not gone back with a weighing, a claim or another row. */
async function carriageLeft(
  container: MedusaContainer,
  { shipping_methods = [] }: Order,
  order_id: string,
  weighed_fen: number,
): Promise<number> {
  const recalls = container.resolve(RECALL)
  const paid_fen = shipping_methods.reduce(
    (sum, { original_total, discount_total }) => sum + toFen(original_total) - toFen(discount_total),
    0,
  )
  const claimed_fen = await readFreightBack(container, recalls.paidBack, order_id)
  return paid_fen - weighed_fen - claimed_fen - (await recalls.freightBackOf(order_id))
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
