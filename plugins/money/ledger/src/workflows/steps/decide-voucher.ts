import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LEDGER } from '../../modules/ledger'
import { assertNotOwnAccounts } from '../../own-accounts'

export type DecideVoucher = { id: string; decided_by: string }

/** What stands in the book is taken back by a reversal, never undone. @throws MedusaError not_allowed: it moves what is their own firm's */
export const confirmVoucherStep = createStep('confirm-voucher', async (input: DecideVoucher, { container }) => {
  await assertNotOwn(container, input)
  return new StepResponse(await container.resolve(LEDGER).confirmVoucher(input.id, input.decided_by))
})

/** @throws MedusaError not_allowed: it moves what is their own firm's */
export const withdrawVoucherStep = createStep('withdraw-voucher', async (input: DecideVoucher, { container }) => {
  await assertNotOwn(container, input)
  return new StepResponse(await container.resolve(LEDGER).withdrawVoucher(input.id, input.decided_by))
})

async function assertNotOwn(container: MedusaContainer, { id, decided_by }: DecideVoucher): Promise<void> {
  // Of one that is not there none: whoever decides says so.
  await assertNotOwnAccounts(container, await container.resolve(LEDGER).accountsOfVoucher(id), decided_by)
}
