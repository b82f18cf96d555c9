import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LEDGER } from '../../modules/ledger'

export type ReverseInput = { transaction_id: string; idempotency_key: string; description?: string | null }

/** Writes the same entries with their signs turned, once; nothing to undo. */
export const reverseTransactionStep = createStep('reverse-transaction', async (input: ReverseInput, { container }) => {
  const { transaction_id, idempotency_key, description = null } = input
  return new StepResponse(await container.resolve(LEDGER).reverse(transaction_id, idempotency_key, description))
})
