/** Uses a code up; it becomes usable again when the sign-in behind it fails. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ONE_TIME_CODE } from '../../modules/one-time-code'
import type { Guesser } from '../../modules/one-time-code/service'
import type { Address } from '../../types'

export const redeemCodeStep = createStep(
  'redeem-one-time-code',
  async (input: { address: Address; code: string; guesser?: Guesser }, { container }) => {
    const redeemed = await container.resolve(ONE_TIME_CODE).redeem(input.address, input.code, input.guesser)
    return new StepResponse(redeemed, input)
  },
  async (input, { container }) => {
    if (input) await container.resolve(ONE_TIME_CODE).giveBack(input.address, input.code)
  },
)
