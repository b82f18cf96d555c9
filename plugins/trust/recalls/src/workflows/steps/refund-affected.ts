import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { RECALL } from '../../modules/recall'
import { nothingToRefund, refundChanged, rowUnknown, rowWrong } from '../../modules/recall/errors'
import { WAITING } from '../../modules/recall/types'
import { payBack, withMoneyAndGoods } from '../../recalls/pay-back'
import { readRefundable } from '../../recalls/refundable'

/** `seen_fen`: the sum its person was shown and said yes to. */
export type RefundAffected = { recall_id: string; row_id: string; actor: string; seen_fen?: number }

/**
 * Gives a buyer the money of the goods called back. The row says "refunding" before money moves and bears the amount, so
 * that a process that ended in between is finished once, never twice.
 */
export const refundAffectedStep = createStep(
  'refund-recall-affected',
  async ({ recall_id, row_id, actor, seen_fen }: RefundAffected, { container }) => {
    const recalls = container.resolve(RECALL)
    const row = (await recalls.retrieveWithRows(recall_id)).affected.find(({ id }) => id === row_id)
    if (!row) throw rowUnknown()
    if (!row.order_id || !row.line_item_id) throw rowWrong()
    return withMoneyAndGoods(container, row.order_id, async () => {
      const due = await readRefundable(container, row)
      if (!due) throw nothingToRefund()
      const { amount_fen, freight_fen, pieces } = due
      if (seen_fen !== undefined && seen_fen !== amount_fen) throw refundChanged(amount_fen)
      const change = { state: 'refunding' as const, refund_fen: amount_fen, freight_fen, pieces, changed_by: actor }
      await recalls.move({ id: row_id, recall_id }, WAITING, change)
      const refund_fen = await payBack(container, row, due, { before: row.state, changed_by: actor })
      return new StepResponse({ id: row_id, refund_fen })
    })
  },
)
