import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { connect } from '../../lib/channels'
import { compareBill } from '../../lib/compare'
import { midnight, nextDay } from '../../lib/days'
import { readMovements } from '../../lib/payments'
import { RECONCILIATION } from '../../modules/reconciliation'
import type { Bill } from '../../types'

/** Shop and channel do not write down midnight in the same moment: the last minutes are asked of the next day's bill. */
const EDGE_MS = 10 * 60_000

/** Writes down where bill and books disagree. Repeatable: what has come right closes, what was decided stays. */
export const compareBillStep = createStep('compare-channel-bill', async (bill: Bill, { container }) => {
  const service = container.resolve(RECONCILIATION)
  const { channel, adapter } = connect(container, bill.channel)
  const lines = await service.listChannelBillLines(
    { bill_id: bill.id },
    { take: null, select: ['kind', 'our_number', 'amount_fen', 'payment_session_id'] },
  )
  const yesterday = { channel: bill.channel, bill_date: nextDay(bill.bill_date, -1), state: ['fetched', 'matched'] }
  const [before] = await service.listChannelBills(yesterday, { take: 1, select: ['id'] })
  const from = new Date(midnight(bill.bill_date).getTime() - (before ? EDGE_MS : 0))
  const to = new Date(midnight(nextDay(bill.bill_date)).getTime() - EDGE_MS)
  const sessions = [...new Set(lines.flatMap(({ payment_session_id }) => payment_session_id ?? []))]
  const here = await readMovements(container, adapter, channel.provider_id, sessions, { from, to })
  const numbers = here.filter(({ due }) => due).map(({ number }) => number)
  const elsewhere = await service.numbersInBills(bill.channel, numbers)
  await service.keepDifferences(bill.id, compareBill(lines, here, elsewhere))
  return new StepResponse(bill.id)
})
