import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, releaseLockStep } from '@medusajs/medusa/core-flows'
import { bookBillStep } from '../steps/book-bill'
import { compareBillStep } from '../steps/compare-bill'
import { type DayInput, fetchBillStep } from '../steps/fetch-bill'

/**
 * One channel's day: the bill is fetched and believed, compared with the shop's payments and refunds, its fee booked.
 * Cut off anywhere it goes on where it stopped; run again it only compares again.
 */
export const reconcileDayWorkflow = createWorkflow('reconcile-day', (input: DayInput) => {
  const key = transform({ input }, ({ input }) => `channel-bill:${input.channel}:${input.bill_date}`)
  acquireLockStep({ key, timeout: 20, ttl: 300 })
  const bill = fetchBillStep(input)
  compareBillStep(bill)
  bookBillStep(bill)
  releaseLockStep({ key })
  return new WorkflowResponse(bill)
})
