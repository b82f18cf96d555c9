/** For each promise about money, orders and the book: a state that keeps it, and what breaks it. */
import {
  booked,
  capture,
  held,
  item,
  order,
  PAST,
  parcel,
  payment,
  placement,
  type Plant,
  refund,
  totals,
} from './rows'

const billLine = { id: 'bl', bill_id: 'b', fee_fen: 6, fee_currency: 'cny' }
const bill = { id: 'b', channel: 'wechatpay', bill_date: '2026-01-01', state: 'matched' }

export const MONEY_PLANTS: Plant[] = [
  {
    ...{ words: 'no channel and nobody of staff took', finds: 'o' },
    whole: [...payment('pp_system_default'), capture({ created_by: 'user' })],
    broken: [`update capture set created_by = null`],
  },
  {
    ...{ words: 'stand-in of a payment is on', finds: 'reg' },
    whole: [['region_payment_provider', { region_id: 'reg', payment_provider_id: 'pp_wechatpay_wechatpay' }]],
    broken: [`update region_payment_provider set payment_provider_id = 'pp_system_default'`],
  },
  {
    ...{ words: 'stand-in of a payment is on', finds: 'pp_system_other' },
    whole: [['payment_provider', { id: 'pp_system_other', is_enabled: false }]],
    broken: [`update payment_provider set is_enabled = true where id = 'pp_system_other'`],
  },
  {
    ...{ words: 'an order counts as paid, and its money never came', finds: 'o' },
    whole: [order(), placement('paid'), totals({ current_order_total: 10 }), ...payment(), capture()],
    broken: [`delete from capture`],
  },
  {
    ...{ words: 'an order counts as paid, and its money never came', finds: 'o' },
    whole: [order(), placement('paid'), totals({ current_order_total: 10 }), ...payment(), capture()],
    broken: [`update payment set provider_id = 'pp_system_default'`],
  },
  {
    ...{ words: 'captured more than once or not at its amount', finds: 'y' },
    whole: [...payment(), capture()],
    broken: [capture({ id: 'again' })],
  },
  {
    ...{ words: 'captured more than once or not at its amount', finds: 'y' },
    whole: [...payment(), capture()],
    broken: [`update capture set amount = 9.99`],
  },
  {
    ...{ words: 'given back is not off what its order is worth', finds: 'o' },
    whole: [order(), ...payment(), refund({ metadata: { credit_fen: 0 } })],
    broken: [`update refund set metadata = '{"credit_fen": 1000}'`],
  },
  {
    ...{ words: 'booked twice on its order', finds: 'o' },
    whole: [capture(), ['order_transaction', { order_id: 'o', reference: 'capture', reference_id: 'k' }]],
    broken: [['order_transaction', { order_id: 'o', reference: 'capture', reference_id: 'k' }]],
  },
  {
    ...{ words: 'beyond an order’s worth', finds: 'o' },
    whole: [order(), placement('paid'), totals({ pending_difference: 0 })],
    broken: [`update order_summary set totals = '{"pending_difference": -1}'`],
  },
  {
    ...{ words: 'open for another sum than is due', finds: 'o' },
    whole: [
      ...[order(), placement('open'), totals({ pending_difference: 10 }), ...payment()],
      ['payment_session', { payment_collection_id: 'c', amount: 10 }],
    ],
    broken: [`update payment_session set amount = 9`],
  },
  {
    ...{ words: 'returned or claimed, or by two recalls', finds: 'i' },
    whole: [
      ...[order(), item(2)],
      ['lot', { id: 'l', inventory_item_id: 'ii' }],
      ['sold_part', { line_item_id: 'i', inventory_item_id: 'ii', required_quantity: 2 }],
      ['recall_affected', { id: 'a', state: 'refunded', order_id: 'o', line_item_id: 'i', lot_id: 'l', quantity: 2 }],
      ['after_sale', { id: 's', state: 'requested' }],
      ['after_sale_line', { after_sale_id: 's', line_item_id: 'i', quantity: 1 }],
    ],
    broken: [`update recall_affected set quantity = 3`],
  },
  {
    ...{ words: 'claimed and taken back than was bought', finds: 'i' },
    whole: [
      ...[order(), item(2, { return_received_quantity: 1 })],
      ['after_sale', { id: 'a', state: 'requested' }],
      ['after_sale_line', { after_sale_id: 'a', line_item_id: 'i', quantity: 1 }],
    ],
    broken: [`update after_sale_line set quantity = 2`],
  },
  {
    ...{ words: 'a refunded claim has no refunds of its amount', finds: 'a' },
    whole: [['after_sale', { id: 'a', state: 'refunded', refund_fen: 1000 }], refund({ note: 'after-sale:a' })],
    broken: [`update refund set amount = 9`],
  },
  {
    ...{ words: 'a refunded row of a recall has no refunds', finds: 'a' },
    whole: [['recall_affected', { id: 'a', state: 'refunded', refund_fen: 1000 }], refund({ note: 'recall:a' })],
    broken: [`delete from refund`],
  },
  {
    ...{ words: 'set aside and never came back', finds: 'ch' },
    whole: [['order_change', { id: 'ch', metadata: { set_aside: true } }]],
    broken: [`update order_change set deleted_at = '${PAST}'`],
  },
  {
    ...{ words: 'taken by hand is not booked', finds: 'k' },
    whole: [
      ...[...payment('pp_offline_offline'), capture(), ...booked('capture:k', { la: 1000 })],
      ['ledger_account', { id: 'la', kind: 'cash_on_hand' }],
    ],
    broken: [`update ledger_account set kind = 'channel_receivable' where id = 'la'`],
  },
  {
    ...{ words: 'nobody says whose', finds: 'k' },
    whole: [...payment('pp_offline_offline'), capture({ created_by: 'user' })],
    broken: [`update capture set created_by = null`],
  },
  {
    ...{ words: 'a refund was handed back', finds: 'r' },
    whole: [
      ['payment', { id: 'y', provider_id: 'pp_offline_offline', data: { refunds: [{ id: 'r', status: 'SUCCESS' }] } }],
      ...booked('refund-handed-back:r', {}),
    ],
    broken: [`delete from ledger_transaction`],
  },
  {
    ...{ words: 'paid return freight is not in the book', finds: 'rf' },
    whole: [
      ['return_freight', { id: 'rf', state: 'paid', paid_fen: 800 }],
      ...booked('return-freight:rf', { la: 800 }),
    ],
    broken: [`update ledger_entry set amount_fen = 700`],
  },
  {
    ...{ words: 'given its coupons back', finds: 'o' },
    whole: [placement('canceled', { canceled_at: PAST, uses: [{ code: 'X' }], uses_returned_at: PAST })],
    broken: [`update placement set uses_returned_at = null`],
  },
  {
    ...{ words: 'coupons of a line are more than it costs', finds: 'i' },
    whole: [
      ...[order(), item(2)],
      ['order_line_item', { id: 'i', unit_price: 5 }],
      ['order_line_item_adjustment', { item_id: 'i', version: 1, amount: 10 }],
    ],
    broken: [`update order_line_item_adjustment set amount = 10.01`],
  },
  ...['-1', '1.255'].map((amount) => ({
    ...{ words: 'a price is below zero', finds: 'pr' },
    whole: [['price', { id: 'pr', currency_code: 'cny', amount: 1.25 }] as [string, object]] as Plant['whole'],
    broken: [`update price set amount = ${amount}`],
  })),
  {
    ...{ words: 'freight in the book is not the order’s', finds: 'o' },
    whole: [
      ...[order(), totals({ pending_difference: 0 })],
      ...booked(
        'capture:k',
        { a1: 1000, a2: -800, a3: -200 },
        {
          ...{ kind: 'payment_captured', reference_type: 'order', reference_id: 'o' },
        },
      ),
      ['ledger_account', { id: 'a1', kind: 'channel_receivable' }],
      ['ledger_account', { id: 'a2', kind: 'sales_income' }],
      ['ledger_account', { id: 'a3', kind: 'freight_income' }],
      ['order_shipping', { order_id: 'o', version: 1, shipping_method_id: 'sm' }],
      ['order_shipping_method', { id: 'sm', amount: 2 }],
    ],
    broken: [`update order_shipping_method set amount = 3`],
  },
  {
    ...{ words: 'an order has no placement', finds: 'o' },
    whole: [order(), placement('open')],
    broken: [`delete from placement`],
  },
  {
    ...{ words: 'disagree on being canceled', finds: 'o' },
    whole: [order({ status: 'canceled' }), placement('canceled')],
    broken: [`update placement set state = 'open'`],
  },
  ...(['capture', 'refund'] as const).map((reference): Plant => ({
    ...{ words: `a ${reference} is not booked on its order`, finds: reference[0] === 'c' ? 'k' : 'f' },
    whole: [
      ...[...payment(), reference === 'capture' ? capture() : refund()],
      ['order_transaction', { order_id: 'o', reference, reference_id: reference === 'capture' ? 'k' : 'f' }],
    ],
    broken: [`update order_transaction set order_id = 'another'`],
  })),
  {
    ...{ words: 'money of a canceled order has not gone back', finds: 'o' },
    whole: [order({ status: 'canceled', canceled_at: PAST }), ...payment(), capture(), refund()],
    broken: [`update refund set amount = 9`],
  },
  {
    ...{ words: 'a canceled order has a parcel', finds: 'o' },
    whole: [order(), ...parcel(1)],
    broken: [`update "order" set status = 'canceled'`],
  },
  {
    ...{ words: 'more was refunded than captured', finds: 'y' },
    whole: [...payment(), capture(), refund()],
    broken: [refund({ id: 'again', amount: 0.01 })],
  },
  {
    ...{ words: 'a claim has been refunding for an hour', finds: 'a' },
    whole: [['after_sale', { id: 'a', state: 'refunded' }]],
    broken: [`update after_sale set state = 'refunding'`],
  },
  {
    ...{ words: 'sellable goods of a claim may not be back', finds: 'a' },
    whole: [['after_sale', { id: 'a', restock: 'done' }]],
    broken: [`update after_sale set restock = 'started'`],
  },
  ...(['capture', 'refund'] as const).flatMap((kind): Plant[] => {
    const whole = [
      ...[kind === 'capture' ? capture() : refund()],
      ...booked(`${kind}:${kind === 'capture' ? 'k' : 'f'}`, { a1: 1000, a2: -1000 }),
    ]
    const finds = kind === 'capture' ? 'k' : 'f'
    return [
      { words: `a ${kind} is not in the ledger`, finds, whole, broken: [`delete from ledger_transaction`] },
      {
        ...{ words: `another amount than was ${kind === 'capture' ? 'captured' : 'refunded'}`, finds, whole },
        broken: [`update ledger_entry set amount_fen = amount_fen * 2`],
      },
    ]
  }),
  {
    ...{ words: 'a ledger transaction does not balance', finds: 't' },
    whole: booked('x', { a1: 5, a2: -5 }),
    broken: [`update ledger_entry set amount_fen = 6 where account_id = 'a1'`],
  },
  {
    ...{ words: 'a ledger transaction does not balance', finds: 't' },
    whole: booked('x', { a1: 5, a2: -5 }),
    broken: [`delete from ledger_entry`],
  },
  {
    ...{ words: 'a balance is not the sum of its entries', finds: 'a1' },
    whole: [...booked('x', { a1: 5 }), ['ledger_balance', { account_id: 'a1', balance_fen: 5 }]],
    broken: [`update ledger_balance set balance_fen = 6`],
  },
  {
    ...{ words: 'a posted channel fee is not', finds: 't' },
    whole: [
      ...booked('x', { fee: 6 }, { kind: 'channel_fee', reference_id: 'b', currency: 'cny' }),
      ['ledger_account', { id: 'fee', kind: 'channel_fee' }],
      ['channel_bill_line', billLine],
    ],
    broken: [`update channel_bill_line set fee_fen = 7`],
  },
  {
    ...{ words: 'the fee of a matched bill is not in the ledger', finds: 'b' },
    whole: [
      ['channel_bill', bill],
      ['channel_bill_line', billLine],
      ...booked('bill:wechatpay:2026-01-01:fee:cny', {}),
    ],
    broken: [`delete from ledger_transaction`],
  },
  {
    ...{ words: 'neither here nor a difference', finds: 'bl' },
    whole: [
      ['channel_bill', bill],
      [
        'channel_bill_line',
        { ...billLine, kind: 'payment', amount_fen: 1000, our_number: 'n', payment_session_id: 'ps' },
      ],
      ...[...payment(), capture()],
    ],
    broken: [`delete from capture`],
  },
  {
    ...{ words: 'an unpaid hold outlived its promise', finds: 'o' },
    whole: [['unpaid_order', { order_id: 'o' }], placement('open')],
    broken: [`update placement set state = 'paid'`],
  },
  {
    ...{ words: 'goods are paid, neither held nor fulfilled', finds: 'i' },
    whole: [
      ...[order(), placement('paid', { paid_at: PAST }), item(2), held(2)],
      ['order_line_item', { id: 'i', variant_id: 'v' }],
      ['product_variant', { id: 'v', manage_inventory: true, allow_backorder: false }],
    ],
    broken: [`update reservation_item set quantity = 1`],
  },
]
