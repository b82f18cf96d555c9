import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { LotCorrection } from '../../lot-types'
import { LOT } from '../../modules/lot'
import { tellCosts } from '../../tell-costs'

export type Correction = { lot_id: string; actor: string; change: LotCorrection }
export type Voiding = { lot_id: string; actor: string; reason: string }

/** A correction is followed by another, never taken back. */
export const correctLotStep = createStep(
  'correct-lot',
  async ({ lot_id, actor, change }: Correction, { container }) => {
    return new StepResponse(await container.resolve(LOT).correct(lot_id, actor, change, tellCosts(container)))
  },
)

export const voidLotStep = createStep('void-lot', async ({ lot_id, actor, reason }: Voiding, { container }) => {
  return new StepResponse(await container.resolve(LOT).void(lot_id, actor, reason, tellCosts(container)))
})
