import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { connect } from '../../lib/channels'
import { RECONCILIATION } from '../../modules/reconciliation'
import { billNotOut, billRefused } from '../../modules/reconciliation/errors'
import type { Bill } from '../../types'

export type DayInput = { channel: string; bill_date: string; fetched_by: string }

/**
 * Gets the day's bill unless it is there already. Nothing to undo: what the channel says stays true. A bill that is not
 * to be believed leaves its reason and nothing else.
 */
export const fetchBillStep = createStep('fetch-channel-bill', async (input: DayInput, { container }) => {
  const service = container.resolve(RECONCILIATION)
  const { channel: key, bill_date, fetched_by } = input
  const { adapter } = connect(container, key)
  const [known] = await service.listChannelBills({ channel: key, bill_date }, { take: 1 })
  if (known && known.state !== 'failed') return new StepResponse<Bill>(known)
  const keep = { channel: key, bill_date, fetched_by }
  const fail = async (failure: string) => void (await service.keepFailure({ ...keep, failure }))
  const fetched = await adapter.fetchBill(bill_date).catch(async (error: unknown) => {
    const reason = error instanceof Error ? error.message : '渠道没有回应'
    await fail(reason)
    throw billRefused(reason)
  })
  if (fetched.state === 'not_yet') {
    await fail('渠道还没有出这一天的账单')
    throw billNotOut()
  }
  const empty = { hash: null, file: null, lines: [] }
  return new StepResponse<Bill>(await service.keepBill({ ...keep, ...(fetched.state === 'there' ? fetched : empty) }))
})
