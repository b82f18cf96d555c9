/**
 * What is withheld, in the book: on its way with the payout, owed to the tax office in the month it is paid, back in the
 * balance where its money comes back. Each within the commit that moves the payout, once.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { distributorCommission, taxOnItsWay, taxWithheld } from '@shanzhen/ledger/postings/chart'
import { CURRENCY } from '../commission/book'

type Tax = { distributor_id: string; payout_id: string; tax_fen: number }

export const holdTax = (container: MedusaContainer, trx: Knex, tax: Tax) =>
  post(container, trx, tax, { step: 'tax', kind: 'tax_withheld', at: new Date() })

/** @param at when it was paid */
export const oweTax = (container: MedusaContainer, trx: Knex, tax: Tax, at: Date) =>
  post(container, trx, tax, { step: 'tax-owed', kind: 'tax_owed', at })

export const returnTax = (
  container: MedusaContainer,
  trx: Knex,
  tax: Tax & { paid_at: Date | null; went_back_at: Date },
) =>
  post(container, trx, tax, {
    ...{ step: 'tax-back', kind: 'tax_returned', at: tax.went_back_at },
    from: tax.paid_at ? 'office' : 'way',
  })

type Posting = { step: string; kind: 'tax_withheld' | 'tax_owed' | 'tax_returned'; at: Date; from?: 'office' | 'way' }

async function post(container: MedusaContainer, trx: Knex, tax: Tax, { step, kind, at, from }: Posting): Promise<void> {
  const { distributor_id, payout_id, tax_fen: amount_fen } = tax
  if (amount_fen === 0) return
  const ledger = container.resolve(LEDGER)
  const [own, way, office] = await ledger.ensureAccounts(
    [distributorCommission(distributor_id, CURRENCY), taxOnItsWay(CURRENCY), taxWithheld(CURRENCY)],
    trx,
  )
  const [debit, credit] = {
    tax_withheld: [own, way],
    tax_owed: [way, office],
    tax_returned: [from === 'office' ? office : way, own],
  }[kind]
  await ledger.postBatch(
    [
      {
        idempotency_key: `withdrawal:${payout_id}:${step}`,
        ...{ kind, reference_type: 'withdrawal', reference_id: payout_id, currency: CURRENCY, effective_at: at },
        entries: [
          { account_id: debit.id, amount_fen },
          { account_id: credit.id, amount_fen: -amount_fen },
        ],
      },
    ],
    trx,
  )
}
