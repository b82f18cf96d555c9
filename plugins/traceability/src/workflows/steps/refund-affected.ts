import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { refundPayment } from '@shanzhen/ledger/refunds/refund-payment'
import { RECALL } from '../../modules/recall'
import { nothingToRefund, rowUnknown, rowWrong } from '../../modules/recall/errors'
import { type Affected, WAITING } from '../../modules/recall/types'
import { readRefundable } from '../../recalls/refundable'
import { underStockLock } from './under-stock-lock'

export type RefundAffected = { recall_id: string; row_id: string; actor: string }
export const refundNote = (row_id: string) => `recall:${row_id}`

/**
 * Gives a buyer the money of the goods called back. The row says "refunding" before money moves and bears the amount;
 * the refund bears the row's id, so that a process that ended in between is finished once, never twice.
 */
export const refundAffectedStep = createStep(
  'refund-recall-affected',
  async ({ recall_id, row_id, actor }: RefundAffected, { container }) => {
    const recalls = container.resolve(RECALL)
    const row = (await recalls.retrieveWithRows(recall_id)).affected.find(({ id }) => id === row_id)
    if (!row) throw rowUnknown()
    if (!row.order_id || !row.line_item_id) throw rowWrong()
    const { order_id } = row
    // The locks under which checkout and after-sales move the order's money, and under which its goods leave.
    return container.resolve(Modules.LOCKING).execute(
      [`checkout:order:${order_id}`, `parcels:${order_id}`],
      async () => {
        const refundable = await readRefundable(container, row)
        if (!refundable) throw nothingToRefund()
        const { payment_id, amount_fen } = refundable
        const where = { id: row_id, recall_id }
        await recalls.move(where, WAITING, {
          state: 'refunding',
          refund_fen: amount_fen,
          changed_by: actor,
        })
        try {
          await refundPayment(container, { order_id, payment_id, amount_fen, note: refundNote(row_id) })
        } catch (error) {
          if (await wasRefunded(container, row_id)) throw error
          await recalls.move(where, ['refunding'], { state: row.state, changed_by: actor })
          throw error
        }
        await letGo(container, row)
        await recalls.move(where, ['refunding'], { state: 'refunded', changed_by: actor })
        return new StepResponse({ id: row_id, refund_fen: amount_fen })
      },
      { timeout: 60 },
    )
  },
)

/** Whether a refund that bears this row's id is there. */
export async function wasRefunded(container: MedusaContainer, row_id: string): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'refund',
    fields: ['id'],
    filters: { note: refundNote(row_id) },
  })
  return data.length > 0
}

/** What a buyer was paid back for and is not sent is held no longer. Nothing is held twice over: again changes nothing. */
export async function letGo(
  container: MedusaContainer,
  { kind, line_item_id }: Pick<Affected, 'kind' | 'line_item_id'>,
): Promise<void> {
  if (kind !== 'waiting' || !line_item_id) return
  const inventory = container.resolve(Modules.INVENTORY)
  const held = await inventory.listReservationItems({ line_item_id })
  const items = held.map(({ inventory_item_id }) => inventory_item_id)
  await underStockLock(container, items, () => inventory.deleteReservationItemsByLineItem(line_item_id))
}
