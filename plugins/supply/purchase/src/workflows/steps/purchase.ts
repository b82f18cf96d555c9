import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { handAccount, producerPayable } from '@shanzhen/ledger/postings/chart'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { CURRENCY } from '../../book'
import { goodNames } from '../../goods'
import { PURCHASE } from '../../modules/purchase'
import { goodOfOthers, producerUnknown } from '../../modules/purchase/errors'
import type { NewAgreed } from '../../modules/purchase/types'
import { assertNotOwn } from '../../payee'
import { type PriceLot, priceLot } from '../../price-lot'

export type AgreePriceInput = NewAgreed
export type PayProducerInput = {
  producer_id: string
  amount_fen: number
  from: 'bank' | 'cash'
  reference: string
  note: string
  effective_on: string
  drafted_by: string
  request_key: string | null
}

/** A wrong price is followed by another, never taken back. @throws MedusaError not_found, invalid_data (another's good), not_allowed (own producer) */
export const agreePriceStep = createStep('agree-purchase-price', async (input: AgreePriceInput, { container }) => {
  const good = (await goodNames(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), [input.good_id])).get(
    input.good_id,
  )
  if (!good || good.producer_id !== input.producer_id) throw goodOfOthers()
  await assertNotOwn(container, input.producer_id, input.agreed_by)
  return new StepResponse(await container.resolve(PURCHASE).agree(input))
})

/** What is owed is corrected by the next price, not undone. */
export const priceLotStep = createStep('price-purchased-lot', async (input: PriceLot, { container }) => {
  await priceLot(container, input)
  return new StepResponse(input.lot_id)
})

/** Nothing to undo: a draft pays nobody. @throws MedusaError not_found, not_allowed (more than is owed, own producer), conflict */
export const payProducerStep = createStep('pay-producer', async (input: PayProducerInput, { container }) => {
  const { producer_id, from, ...payment } = input
  const [known] = await container.resolve(TRACEABILITY).listProducers({ id: producer_id }, { take: 1 })
  if (!known) throw producerUnknown()
  await assertNotOwn(container, producer_id, payment.drafted_by)
  const voucher = await container.resolve(LEDGER).draftVoucher({
    ...{ ...payment, kind: 'producer_paid' },
    debit: producerPayable(producer_id, CURRENCY),
    credit: handAccount(from === 'bank' ? 'transfer' : 'cash', CURRENCY),
  })
  return new StepResponse(voucher)
})
