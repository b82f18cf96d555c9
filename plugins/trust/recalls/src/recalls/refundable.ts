import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { backOf, readCorrections } from '@shanzhen/money-kit/corrections'
import { heldFen } from '@shanzhen/money-kit/refunds/refund-in-parts'
import { type LineRow, SOLD_LINE_FIELDS, soldLine } from '@shanzhen/money-kit/sold-line'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { LOT } from '@shanzhen/lots/modules/lot'
import { RECALL } from '../modules/recall'
import type { Affected } from '../modules/recall/types'

type Order = {
  items: (LineRow & {
    id: string
    detail?: { fulfilled_quantity?: number | null } | null
  })[]
}

/**
 * What a row's goods finally cost their buyer, in fen, discounts and what weighing gives back taken off; at most what the
 * order's payments still hold together. A gift box with one bad part is paid back whole. Of a waiting line only what has
 * not left counts; with the last goods of an order of which nothing is sent, its carriage goes back too. Null where
 * nothing was paid, or all went back already.
 */
export async function readRefundable(
  container: MedusaContainer,
  row: Pick<Affected, 'kind' | 'order_id' | 'line_item_id' | 'lot_id' | 'quantity'>,
): Promise<number | null> {
  const order_id = row.order_id ?? ''
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [...SOLD_LINE_FIELDS, 'items.detail.fulfilled_quantity'],
    filters: { id: order_id },
  })
  const order = data[0] as unknown as Order | undefined
  const line = order?.items.find(({ id }) => id === row.line_item_id)
  if (!order || !line) return null
  const [lot] = row.lot_id ? await container.resolve(LOT).readLots([row.lot_id]) : []
  const parts = (await readSoldParts(container, [line.id])).get(line.id)
  const kit = parts?.find((part) => part.inventory_item_id === lot?.inventory_item_id)
  const waiting = row.kind === 'waiting'
  const there = Number(line.quantity) - (waiting ? sent(line) : 0)
  const count = Math.min(there, Math.ceil(row.quantity / (kit?.required_quantity ?? 1)))
  const corrections = await readCorrections(container, container.resolve(RECALL).corrections, [order_id])
  const paid_fen = soldLine(line).paid_fen - backOf(corrections.get(order_id), line.id)
  const price_fen = Math.round((paid_fen * count) / Number(line.quantity))
  const left_fen = await heldFen(container, order_id)
  const isLast = waiting && count === Number(line.quantity) && (await isLastToSend(container, order, line.id))
  const amount_fen = isLast ? left_fen : Math.min(price_fen, left_fen)
  return amount_fen > 0 ? amount_fen : null
}

const sent = ({ detail }: Order['items'][number]) => Number(detail?.fulfilled_quantity ?? 0)

/** Whether nothing of the order has left, and every other line was paid back by a recall. */
async function isLastToSend(container: MedusaContainer, { items }: Order, line_item_id: string): Promise<boolean> {
  if (items.some((item) => sent(item) > 0)) return false
  const others = items.flatMap(({ id }) => (id === line_item_id ? [] : id))
  const over = new Set(await container.resolve(RECALL).linesPaidBack(others))
  return others.every((id) => over.has(id))
}
