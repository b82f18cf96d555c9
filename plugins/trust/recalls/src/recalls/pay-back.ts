import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { refundInParts } from '@shanzhen/money-kit/refunds/refund-in-parts'
import { RECALL } from '../modules/recall'
import { channelSilent, partlyBack } from '../modules/recall/errors'
import type { Affected, AffectedRow, AffectedState } from '../modules/recall/types'
import { underStockLock } from '@shanzhen/lots/workflows/steps/under-stock-lock'

type Row = Pick<AffectedRow, 'id' | 'recall_id' | 'order_id' | 'kind' | 'line_item_id'>

/**
 * The locks under which the order's goods leave, and under which checkout and after-sales move its money; in this order,
 * as everybody takes them: two who took them crosswise would wait for each other.
 */
export const withMoneyAndGoods = <T>(
  container: MedusaContainer,
  order_id: string,
  job: () => Promise<T>,
): Promise<T> => {
  const locking = container.resolve(Modules.LOCKING)
  const money = () => locking.execute([`checkout:order:${order_id}`], job, { timeout: 60 })
  return locking.execute([`parcels:${order_id}`], money, { timeout: 60 })
}

/**
 * Under both locks, of a row that is `refunding`: gives back what it names, out of all payments of its order, and says so.
 * Where nothing went it waits in `before` for staff; where a part went the job asks for the rest.
 * @returns what went back, in fen
 * @throws not_allowed while something is still to go
 */
export async function payBack(
  container: MedusaContainer,
  row: Row,
  { amount_fen, freight_fen }: { amount_fen: number; freight_fen: number },
  { before, changed_by }: { before: AffectedState; changed_by: string },
): Promise<number> {
  const { id, recall_id, order_id } = row
  const move = (state: AffectedState, refund_fen: number) => {
    const change = { state, changed_by, refund_fen, freight_fen: Math.min(freight_fen, refund_fen) }
    return container.resolve(RECALL).move({ id, recall_id }, ['refunding'], change)
  }
  // Each refund bears the row's id, by which a retry finds what went already.
  const said = freight_fen > 0 && { freight_fen }
  const terms = { order_id: order_id ?? '', amount_fen, note: `recall:${id}`, reason: 'recall', ...said }
  const { back_fen, silent } = await refundInParts(container, terms)
  if (silent && back_fen > 0) throw partlyBack()
  if (back_fen > 0) await letGo(container, row)
  await move(back_fen > 0 ? 'refunded' : before, back_fen || amount_fen)
  if (!back_fen) throw channelSilent()
  return back_fen
}

/** A refund that a crash or a silent channel left open. */
export async function finishPayBack(container: MedusaContainer, { id, recall_id, order_id }: Row): Promise<void> {
  if (!order_id) return
  await withMoneyAndGoods(container, order_id, async () => {
    const { affected } = await container.resolve(RECALL).retrieveWithRows(recall_id)
    const row = affected.find((one) => one.id === id)
    if (row?.state !== 'refunding' || row.refund_fen === null) return
    const before = row.kind === 'waiting' ? 'held' : 'notified'
    const due = { amount_fen: row.refund_fen, freight_fen: row.freight_fen }
    await payBack(container, row, due, { before, changed_by: 'system' })
  })
}

/** What a buyer was paid back for and is not sent is held no longer. Nothing is held twice over: again changes nothing. */
async function letGo(container: MedusaContainer, { kind, line_item_id }: Pick<Affected, 'kind' | 'line_item_id'>) {
  if (kind !== 'waiting' || !line_item_id) return
  const inventory = container.resolve(Modules.INVENTORY)
  const held = await inventory.listReservationItems({ line_item_id })
  const items = held.map(({ inventory_item_id }) => inventory_item_id)
  await underStockLock(container, items, () => inventory.deleteReservationItemsByLineItem(line_item_id))
}
