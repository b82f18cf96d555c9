import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { bookDifference } from '../../lib/book-difference'
import { RECONCILIATION } from '../../modules/reconciliation'
import type { Decision } from '../../types'

export type DecideInput = Decision & { what: 'difference' | 'task'; id: string }

/** A person's word on a difference or a task, once; by its nature it is not taken back. */
export const decideStep = createStep('decide-reconciliation', async (input: DecideInput, { container }) => {
  const { what, id, ...decision } = input
  const service = container.resolve(RECONCILIATION)
  if (what === 'difference') {
    await service.decideDifference(id, decision, (trx, difference, bill) =>
      bookDifference(container, trx, difference, bill),
    )
  } else await service.decideTask(id, decision)
  return new StepResponse(id)
})
