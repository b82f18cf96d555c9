import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LEDGER } from '../../modules/ledger'

export type DecideVoucher = { id: string; decided_by: string }

/** What stands in the book is taken back by a reversal, never undone. */
export const confirmVoucherStep = createStep('confirm-voucher', async (input: DecideVoucher, { container }) => {
  return new StepResponse(await container.resolve(LEDGER).confirmVoucher(input.id, input.decided_by))
})

export const withdrawVoucherStep = createStep('withdraw-voucher', async (input: DecideVoucher, { container }) => {
  return new StepResponse(await container.resolve(LEDGER).withdrawVoucher(input.id, input.decided_by))
})
