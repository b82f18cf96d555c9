/** Hands the code to the notification provider. It travels as content, which Medusa does not keep: no table holds it. */
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Address } from '../../types'

interface Input {
  address: Address
  content: { subject: string; text: string; html: string }
}

export const sendCodeStep = createStep('send-one-time-code-message', async (input: Input, { container }) => {
  const { channel, address } = input.address
  await container
    .resolve(Modules.NOTIFICATION)
    .createNotifications({ to: address, channel, template: 'one-time-code', data: {}, content: input.content })
  return new StepResponse(null)
})
