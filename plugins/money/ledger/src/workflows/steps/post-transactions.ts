import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LEDGER } from '../../modules/ledger'
import type { PostingInput } from '../../types'

/**
 * Posts a batch, all or none. It has no compensation on purpose: a reversed posting would keep its key, and the retry
 * that follows would take it for done. Place it last.
 */
export const postTransactionsStep = createStep('post-transactions', async (postings: PostingInput[], { container }) => {
  const written = await container.resolve(LEDGER).postBatch(
    // Between steps a moment travels as text.
    postings.map((posting) => ({ ...posting, effective_at: new Date(posting.effective_at) })),
  )
  return new StepResponse(written)
})
