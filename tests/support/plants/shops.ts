/** For each promise about what small shops ordered and paid: a state that keeps it, and what breaks it. */
import { booked, PAST, type Plant, type Step } from './rows'

const deposit: Step = ['ledger_account', { id: 'd', owner_type: 'shop', owner_id: 's', kind: 'partner_deposit' }]
const placed: Step = [
  'shop_order',
  { id: 'so', shop_id: 's', order_id: 'o', state: 'placed', goods_fen: 900, freight_fen: 100 },
]
const paid = booked(
  'capture:k',
  { d: 1000, g: -1000 },
  { kind: 'payment_captured', reference_type: 'order', reference_id: 'o' },
)
const topUp: Step = ['deposit_top_up', { id: 'u', owner_type: 'shop', owner_id: 's', amount_fen: 500, state: 'paid' }]
const came = booked('capture:k', { c: 500, d: -500 }, { kind: 'deposit_topped_up', reference_id: 'u' })

const transit: Step = ['ledger_account', { id: 'tr', owner_type: 'shop', owner_id: 's', kind: 'payouts_in_transit' }]
const payout = (state: string): Step => [
  'payout',
  { id: 'po', payee_type: 'shop', payee_id: 's', amount_fen: 700, state },
]
const askedFor = booked(
  'payout:po:asked',
  { d: 700, tr: -700 },
  { kind: 'payout_asked', reference_type: 'payout', reference_id: 'po' },
)

const topUpEntry: Step[] = [
  ['ledger_transaction', { id: 't', idempotency_key: 'k', kind: 'deposit_topped_up' }],
  ['ledger_entry', { id: 71, transaction_id: 't', account_id: 'd', amount_fen: -500 }],
]
const statement: Step[] = [
  ['shop_statement', { id: 'st', shop_id: 's', seq: 1, opening_fen: 0, closing_fen: 500, line_count: 1 }],
  ['shop_statement_line', { entry_id: 71, statement_id: 'st', no: 1 }],
]
const late = booked(
  'late:so',
  { d: -300, l: 300 },
  { kind: 'late_credited', reference_type: 'shop_order', reference_id: 'so' },
)

export const SHOP_PLANTS: Plant[] = [
  {
    ...{ words: 'was not paid out of its deposit as it says', finds: 'so' },
    whole: [deposit, placed, ...paid],
    broken: [`update shop_order set freight_fen = 99`],
  },
  {
    ...{ words: 'paid for an order that its shop did not send', finds: 'o' },
    whole: [deposit, placed, ...paid],
    broken: [`update shop_order set shop_id = 'other'`],
  },
  {
    ...{ words: 'a deposit is below zero', finds: 's' },
    whole: [deposit, ['ledger_balance', { account_id: 'd', balance_fen: -1 }]],
    broken: [`update ledger_balance set balance_fen = 1`],
  },
  {
    ...{ words: 'a top-up is not in its deposit', finds: 'u' },
    whole: [deposit, topUp, ...came],
    broken: [`update ledger_transaction set reference_id = 'other'`],
  },
  {
    ...{ words: 'money in transit is not what payouts under way hold', finds: 's' },
    whole: [transit, payout('sent'), ['ledger_balance', { account_id: 'tr', balance_fen: -700 }]],
    broken: [`update payout set state = 'paid'`],
  },
  {
    ...{ words: 'a payout stands in the book other than its state says', finds: 'po' },
    whole: [transit, payout('approved'), ...askedFor],
    broken: [`update payout set state = 'refused'`],
  },
  {
    ...{ words: 'a statement is not what its lines in the book come to', finds: 'st' },
    whole: [deposit, ...topUpEntry, ...statement],
    broken: [`update shop_statement set closing_fen = 499`],
  },
  {
    ...{ words: 'the last statement and what moved since are not the balance', finds: 's' },
    whole: [deposit, ...topUpEntry, ...statement, ['ledger_balance', { account_id: 'd', balance_fen: -500 }]],
    broken: [`update ledger_balance set balance_fen = -501`],
  },
  {
    ...{ words: 'a credit for a late order is not in the book as it was decided', finds: 'so' },
    whole: [
      deposit,
      ...late,
      ['late_verdict', { shop_order_id: 'so', shop_id: 's', verdict: 'credited', amount_fen: 300 }],
    ],
    broken: [`update late_verdict set amount_fen = 299`],
  },
  {
    ...{ words: 'waits and nobody places it', finds: 'w' },
    whole: [['shop_order', { id: 'w', shop_id: 's', state: 'held', updated_at: PAST }]],
    broken: [`update shop_order set state = 'waiting'`],
  },
]
