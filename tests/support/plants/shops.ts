/** For each promise about what small shops ordered and paid: a state that keeps it, and what breaks it. */
import { booked, capture, PAST, payment, type Plant, refund, type Step } from './rows'

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

const toppedUp: Step[] = [
  ...payment(),
  capture({ created_at: PAST }),
  ['deposit_top_up', { id: 'u', owner_type: 'shop', owner_id: 's', payment_collection_id: 'c', amount_fen: 1000 }],
]

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

const byWechat = (state: string, transfer: string): Step[] => [
  ['payout', { id: 'po', payee_type: 'shop', payee_id: 's', amount_fen: 700, state, channel: 'wechat' }],
  ['payout_transfer', { payout_id: 'po', state: transfer, next_at: '2100-01-01T00:00:00Z' }],
]
const inTransit: Step[] = [transit, ['ledger_balance', { account_id: 'tr', balance_fen: -700 }], ...askedFor]
const paidOut: Step[] = [
  ['payout', { id: 'po', payee_type: 'shop', payee_id: 's', amount_fen: 700, state: 'paid', channel: 'bank' }],
  ['ledger_account', { id: 'bk', owner_type: 'platform', owner_id: 'supply-center', kind: 'bank_deposit' }],
  transit,
  ...askedFor,
  [
    'ledger_transaction',
    { id: 't2', idempotency_key: 'payout:po:paid', kind: 'payout_paid', reference_type: 'payout', reference_id: 'po' },
  ],
  ['ledger_entry', { id: 81, transaction_id: 't2', account_id: 'tr', amount_fen: 700 }],
  ['ledger_entry', { id: 82, transaction_id: 't2', account_id: 'bk', amount_fen: -700 }],
]

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

const margin: Step = ['ledger_account', { id: 'm', owner_type: 'shop', owner_id: 's', kind: 'shop_margin' }]
const hosted: Step = [
  'hosted_sale',
  { order_id: 'o', shop_id: 's', goods_fen: 900, margin_fen: 200, earned_fen: 200, released_fen: 0 },
]
const hostedLine: Step = [
  'hosted_sale_line',
  {
    ...{ line_item_id: 'hl', order_id: 'o', variant_id: 'v', quantity: 1 },
    ...{ paid_fen: 900, supply_fen: 700, margin_fen: 200 },
  },
]
const earned = booked(
  'margin:o:1',
  { m: -200, c: 200 },
  { kind: 'margin_earned', reference_type: 'hosted_sale', reference_id: 'o' },
)
const sold: Step[] = [
  ['ledger_account', { id: 'gs', owner_type: 'platform', owner_id: 'supply-center', kind: 'goods_sales' }],
  ...booked(
    'capture:h',
    { w: 900, gs: -900 },
    { kind: 'payment_captured', reference_type: 'order', reference_id: 'o' },
  ),
]
const release: Step[] = [
  ['hosted_release', { id: 'hr', shop_id: 's', amount_fen: 200 }],
  ['hosted_release_line', { release_id: 'hr', order_id: 'o', amount_fen: 200 }],
]
const released = booked(
  'margin-release:hr',
  { m: 200, d: -200 },
  { kind: 'margin_released', reference_type: 'hosted_release', reference_id: 'hr' },
)

const lateBack = booked(
  'late:so:back',
  { d: 300, l: -300 },
  { kind: 'late_returned', reference_type: 'shop_order', reference_id: 'so' },
)
const borne: Step[] = [
  ['after_sale', { id: 'as', order_id: 'o', state: 'refunded', refund_fen: 500 }],
  ['ledger_voucher', { id: 'cv', kind: 'case_borne', state: 'confirmed', amount_fen: 300 }],
  ['case_share', { id: 'cs', after_sale_id: 'as', bearer: 'carrier', amount_fen: 300, voucher_id: 'cv' }],
]

export const SHOP_PLANTS: Plant[] = [
  {
    ...{ words: 'a tier that was to fall', finds: 'tc' },
    whole: [
      ['shop', { id: 'sh', state: 'approved' }],
      ['tier_count', { id: 'tc', shop_id: 'sh', verdict: 'falls', falls_at: PAST }],
      ['credit_appeal', { id: 'ca', shop_id: 'sh' }],
    ],
    broken: [`update credit_appeal set lifted = false`],
  },
  {
    ...{ words: 'who bears a claim is not what its vouchers say', finds: 'as' },
    whole: borne,
    broken: [`update after_sale set refund_fen = 299`],
  },
  {
    ...{ words: 'who bears a claim is not what its vouchers say', finds: 'as' },
    whole: [...borne, `update after_sale set state = 'resent', goods_fen = 300, refund_fen = null`],
    broken: [`update after_sale set goods_fen = 299`],
  },
  {
    ...{ words: 'who bears a claim is not what its vouchers say', finds: 'cv' },
    whole: borne,
    broken: [`delete from case_share`],
  },
  {
    ...{ words: 'earned is not in the book as it says', finds: 'o' },
    whole: [margin, hosted, ...earned],
    broken: [`update hosted_sale set shop_id = shop_id, earned_fen = 199`],
  },
  {
    ...{ words: 'what waits for a shop is not what its sales earned', finds: 's' },
    whole: [margin, hosted, ['ledger_balance', { account_id: 'm', balance_fen: -200 }]],
    broken: [`update ledger_balance set balance_fen = -201`],
  },
  {
    ...{ words: 'a release of margins is not what its sales come to', finds: 'hr' },
    whole: [deposit, margin, hosted, ...release, ...released],
    broken: [`delete from hosted_release_line`],
  },
  {
    ...{ words: 'a sale whose goods are not paid has earned', finds: 'o' },
    whole: [margin, hosted, hostedLine, ...sold],
    broken: [`update ledger_entry set amount_fen = -899 where account_id = 'gs'`],
  },
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
    ...{ words: 'in earnest was sent with a key for tests', finds: 'so' },
    whole: [
      deposit,
      ['shop_order', { id: 'so', shop_id: 's', state: 'refused', made_by: 'k' }],
      ['shop_key', { id: 'k', shop_id: 's', mode: 'live' }],
    ],
    broken: [`update shop_key set mode = 'test'`],
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
    ...{ words: 'money of a top-up came and is not in the book', finds: 'k' },
    whole: [...toppedUp, ...booked('capture:k', { c: 1000, d: -1000 })],
    broken: [`update ledger_transaction set idempotency_key = 'capture:other'`],
  },
  {
    ...{ words: 'money of a top-up went back by its channel', finds: 'f' },
    whole: toppedUp,
    broken: [refund()],
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
    ...{ words: 'a transfer and its payout say different things', finds: 'po' },
    whole: [...byWechat('sent', 'waiting'), ...inTransit],
    broken: [`update payout_transfer set state = 'paid'`],
  },
  {
    ...{ words: 'a payout left another account than its channel has', finds: 'po' },
    whole: paidOut,
    broken: [`update payout set channel = 'wechat'`],
  },
  {
    ...{ words: 'nobody asks about a transfer that is not over', finds: 'po' },
    whole: [...byWechat('sent', 'waiting'), ...inTransit],
    broken: [`update payout_transfer set next_at = '${PAST}'`],
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
    ...{ words: 'a credit that went back is not in the book as it was taken', finds: 'so' },
    whole: [deposit, ...lateBack, ['late_return', { shop_order_id: 'so', amount_fen: 300 }]],
    broken: [`update late_return set amount_fen = 299`],
  },
  {
    ...{ words: 'nobody decided whether an order of a small shop left in time', finds: 'so' },
    whole: [
      ['shop_order', { id: 'so', shop_id: 's', state: 'placed', ship_by: PAST }],
      ['late_verdict', { shop_order_id: 'so', shop_id: 's', verdict: 'on_time' }],
    ],
    broken: ['delete from late_verdict'],
  },
  {
    ...{ words: 'waits and nobody places it', finds: 'w' },
    whole: [['shop_order', { id: 'w', shop_id: 's', state: 'held', updated_at: PAST }]],
    broken: [`update shop_order set state = 'waiting'`],
  },
]
