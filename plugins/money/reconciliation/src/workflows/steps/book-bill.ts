import type ledgerModule from '@shanzhen/ledger/modules/ledger'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { channelReceivable } from '@shanzhen/ledger/postings/chart'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { channelFee, feePosting } from '../../lib/fee-posting'
import { RECONCILIATION } from '../../modules/reconciliation'
import type { Bill } from '../../types'

type Ledger = InstanceType<(typeof ledgerModule)['service']>

/** Posts the channel's fee of the day, once by its key, and ends the day. A booked bill stays booked: nothing to undo. */
export const bookBillStep = createStep('book-channel-bill', async (bill: Bill, { container }) => {
  const service = container.resolve(RECONCILIATION)
  const ledger = container.resolve<Ledger>(LEDGER)
  const { provider_id } = service.channel(bill.channel)
  for (const fee of await service.fees(bill.id)) {
    if (fee.fee_fen === 0) continue
    const [expense, receivable] = await ledger.ensureAccounts([
      channelFee(fee.currency),
      channelReceivable(provider_id, fee.currency),
    ])
    await ledger.post(feePosting(bill, fee, { fee_id: expense.id, receivable_id: receivable.id }))
  }
  await service.markMatched(bill.id)
  return new StepResponse(bill.id)
})
