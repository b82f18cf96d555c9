/** For each promise about what people enter into the book, and what goes back beside goods: a state that keeps it, and what breaks it. */
import { booked, order, type Plant, type Step } from './rows'

const voucher = (row = {}): Step => [
  'ledger_voucher',
  {
    ...{ id: 'v', kind: 'cost_booked', state: 'confirmed', debit_account_id: 'd', credit_account_id: 'c' },
    ...{ amount_fen: 500, drafted_by: 'user_1', decided_by: 'user_2', transaction_id: 't', ...row },
  },
]
const cost = booked('voucher:v', { d: 500, c: -500 }, { kind: 'cost_booked' })
const difference = { id: 'd', decision: 'booked_by_hand', transaction_id: 't', line_kind: 'refund' }

/** 12.345 kg at ¥80.00, of which ¥100.00 were paid. */
const bought: Step[] = [
  ['ledger_account', { id: 'p', owner_id: 'prod', kind: 'producer_payable' }],
  ['lot', { id: 'l', state: 'released', quantity_unit: 'g', received_quantity: 12345 }],
  ['lot_price', { id: 'lp', lot_id: 'l', seq: 1, producer_id: 'prod', basis: 'kg', unit_fen: 8000 }],
  ['ledger_transaction', { id: 'b', idempotency_key: 'purchase:l:1', reference_type: 'lot', reference_id: 'l' }],
  ['ledger_entry', { transaction_id: 'b', account_id: 'p', amount_fen: -98760 }],
  ...booked('voucher:v', { p: 10000 }),
  voucher({ kind: 'producer_paid', debit_account_id: 'p', amount_fen: 10000 }),
]

export const BOOK_PLANTS: Plant[] = [
  {
    ...{ words: 'gave back more carriage than was paid', finds: 'o' },
    whole: [
      order(),
      ['recall_affected', { id: 'a', order_id: 'o', state: 'refunded', refund_fen: 1000, freight_fen: 600 }],
      ['order_shipping', { order_id: 'o', shipping_method_id: 'm' }],
      ['order_shipping_method', { id: 'm', amount: 6 }],
    ],
    broken: [['after_sale', { id: 's', order_id: 'o', state: 'refunded', freight_fen: 1 }]],
  },
  {
    ...{ words: 'in the book with one person', finds: 'v' },
    whole: [...cost, voucher()],
    broken: [`update ledger_voucher set decided_by = 'user_1'`],
  },
  {
    ...{ words: 'an entry by hand is not what', finds: 't' },
    whole: [...cost, voucher()],
    broken: [`update ledger_voucher set amount_fen = 499`],
  },
  {
    ...{ words: 'an entry by hand is not what', finds: 't2' },
    whole: [...cost, voucher()],
    broken: [['ledger_transaction', { id: 't2', kind: 'cost_booked_reversal', reverses_id: 't' }]],
  },
  {
    ...{ words: 'a confirmed voucher is not in the book', finds: 'v' },
    whole: [...cost, voucher()],
    broken: [`delete from ledger_transaction`],
  },
  {
    ...{ words: 'a difference said to be booked', finds: 'd' },
    whole: [
      ['bill_difference', { ...difference, here_fen: 300, there_fen: 500 }],
      ['ledger_account', { id: 'r', kind: 'channel_receivable' }],
      ...booked('difference:d', { r: -200, s: 200 }),
    ],
    broken: [`update ledger_entry set amount_fen = -amount_fen`],
  },
  {
    ...{ words: 'a lot is owed other than its price', finds: 'l' },
    whole: bought,
    broken: [`update lot set state = 'voided'`],
  },
  {
    ...{ words: 'a lot is owed other than its price', finds: 'l' },
    whole: bought,
    broken: [`update lot set received_quantity = 12344`],
  },
  {
    ...{ words: 'what a producer is owed', finds: 'prod' },
    whole: bought,
    broken: [`update ledger_voucher set state = 'withdrawn'`],
  },
  {
    ...{ words: 'what a producer is owed', finds: 'prod' },
    whole: bought,
    broken: [
      [
        'payout',
        {
          id: 'po',
          payee_type: 'producer',
          payee_id: 'prod',
          amount_fen: 1,
          state: 'sent',
          out_of: 'producer_payable',
        },
      ],
    ],
  },
  {
    ...{ words: 'what a producer is owed', finds: 'prod' },
    whole: bought,
    broken: [['lot_price', { id: 'lp2', lot_id: 'l', seq: 2, producer_id: 'prod', basis: 'kg', unit_fen: 7999 }]],
  },
]
