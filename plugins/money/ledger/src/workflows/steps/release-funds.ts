import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LEDGER } from '../../modules/ledger'
import type { Release } from '../../types'

/** Each release by its own key, so that a repeated run finds what is done; nothing to undo. */
export const releaseFundsStep = createStep('release-funds', async (releases: Release[], { container }) => {
  const ledger = container.resolve(LEDGER)
  const written: string[] = []
  for (const release of releases) {
    written.push((await ledger.release({ ...release, effective_at: new Date(release.effective_at) })).id)
  }
  return new StepResponse(written)
})
