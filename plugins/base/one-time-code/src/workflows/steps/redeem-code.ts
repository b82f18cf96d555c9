/** Uses a code up; it becomes usable again when the sign-in behind it fails. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ONE_TIME_CODE } from '../../modules/one-time-code'
import type { Guesser } from '../../modules/one-time-code/service'
import type { Address } from '../../types'

export const redeemCodeStep = createStep(
  'redeem-one-time-code',
  async (input: { address: Address; code: string; guesser?: Guesser }, { container }) => {
    const { address, code, guesser } = input
    const { proof, id } = await container.resolve(ONE_TIME_CODE).redeem(address, code, guesser)
    return new StepResponse({ proof }, { id, address, code })
  },
  async (used, { container }) => {
    if (used) await container.resolve(ONE_TIME_CODE).giveBack(used)
  },
)
