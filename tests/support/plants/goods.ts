/** For each promise about lots, stock, parcels and what is told of them: a state that keeps it, and what breaks it. */
import { held, inspection, item, level, lot, moved, order, PAST, parcel, type Plant, refund, type Step } from './rows'

const weighed: Step[] = [
  ['fulfillment', { id: 'p' }],
  ['weight_correction', { id: 'w', fulfillment_id: 'p', state: 'refunded', refund_id: 'f', refund_fen: 1000 }],
  refund({ note: 'weighing:w' }),
]
const weighing = (...broken: Step[]): Plant => ({
  ...{ words: 'a weighing with money due', finds: 'w', whole: weighed, broken },
})
const hashed = (seq: number, before: string) => `insert into lot_event (lot_id, seq, type, body, prev_hash, hash)
  select 'l', ${seq}, 'received', '{}', b.hash, encode(sha256(convert_to(b.hash || E'\\n' || '{}', 'UTF8')), 'hex')
  from (${before}) b`
const chain = [hashed(1, `select repeat('0', 64) as hash`), hashed(2, `select hash from lot_event where seq = 1`)]
const codes = { id: 'b', lot_id: 'l', lot_code: 'L1', state: 'ready', pieces: 10, allowance: 2, count: 12, made: 1 }
const code = { code: 'x', batch_id: 'b', lot_id: 'l', state: 'issued' }
const paidBack: Step = ['recall_affected', { id: 'a', kind: 'waiting', state: 'refunded', line_item_id: 'i' }]

export const GOODS_PLANTS: Plant[] = [
  {
    ...{ words: 'packed while its order was marked', finds: 'p' },
    whole: [
      ...[order(), ['fulfillment', { id: 'p', created_at: '2026-01-01' }] as Step],
      ['order_fulfillment', { order_id: 'o', fulfillment_id: 'p' }],
      ['order_flag', { id: 'fl', order_id: 'o', kind: 'stop', created_at: '2026-01-02' }],
    ],
    broken: [`update fulfillment set created_at = '2026-01-03' where id = 'p'`],
  },
  {
    ...{ words: 'one waybill on parcels of two recipients', finds: 'p' },
    whole: [
      ...[order({ shipping_address_id: 'a1' }), order({ id: 'o2', shipping_address_id: 'a2' })],
      ...['a1', 'a2'].map((id): Step => ['order_address', { id, phone: '1', address_1: '1' }]),
      ['fulfillment', { id: 'p' }],
      ['order_fulfillment', { order_id: 'o', fulfillment_id: 'p' }],
      ['fulfillment_label', { id: 'l1', fulfillment_id: 'p', tracking_number: 'SF1234567890123' }],
      ['fulfillment', { id: 'p2', delivered_at: PAST }],
      ['order_fulfillment', { id: 'of2', order_id: 'o2', fulfillment_id: 'p2' }],
      ['fulfillment_label', { id: 'l2', fulfillment_id: 'p2', tracking_number: '1234567890123' }],
    ],
    broken: [`update order_address set phone = '2' where id = 'a2'`],
  },
  {
    ...{ words: 'an order has no line', finds: 'o' },
    whole: [order({ created_at: PAST }), item(1)],
    broken: [`delete from order_item`],
  },
  {
    ...{ words: 'returned or claimed, or by two recalls', finds: 'i' },
    whole: [
      order(),
      item(2),
      ['recall_affected', { state: 'refunded', order_id: 'o', line_item_id: 'i', quantity: 2 }],
    ],
    broken: [`delete from order_item`],
  },
  {
    ...{ words: 'worth less by now than went back', finds: 'i' },
    whole: [
      ...[order(), item(2, { unit_price: 8 })],
      ['order_line_item', { id: 'i', unit_price: 10 }],
      ['after_sale', { id: 's', order_id: 'o', state: 'refunded' }],
      ['after_sale_line', { after_sale_id: 's', line_item_id: 'i', quantity: 1, amount_fen: 800 }],
    ],
    broken: [`update order_item set unit_price = 7.99`],
  },
  {
    ...{ words: 'that a recall paid for are held again', finds: 'a' },
    whole: [
      ...parcel(1, { canceled_at: PAST }),
      ['recall_affected', { id: 'a', kind: 'buyer', state: 'refunded', line_item_id: 'i', fulfillment_id: 'p' }],
    ],
    broken: [['reservation_item', { id: 'r', line_item_id: 'i' }]],
  },
  {
    ...{ words: 'let in by who inspected it', finds: 'l' },
    whole: [lot({ released_by: 'u2' }), inspection('passed', PAST)],
    broken: [`update lot set released_by = 'u1'`],
  },
  {
    ...{ words: 'let in by a relation of who received it', finds: 'l' },
    whole: [
      lot({ received_by: 'u1', released_by: 'u2' }),
      ['staff_origin', { user_id: 'u1', mailbox: 'a@example.com' }],
      ['staff_origin', { user_id: 'u2', mailbox: 'b@example.com' }],
    ],
    broken: [`update staff_origin set invited_by = 'u1' where user_id = 'u2'`],
  },
  {
    ...{ words: 'a recall waits for an order that was canceled', finds: 'a' },
    whole: [
      order(),
      ['recall', { id: 'rc', state: 'open' }],
      ['recall_affected', { id: 'a', recall_id: 'rc', kind: 'waiting', state: 'held', order_id: 'o' }],
    ],
    broken: [`update "order" set status = 'canceled'`],
  },
  {
    ...{ words: 'past its day when it was let in', finds: 'l' },
    whole: [lot({ released_at: '2026-01-01T17:00:00Z', best_before: '2026-01-02' })],
    broken: [`update lot set best_before = '2026-01-01'`],
  },
  {
    ...{ words: 'let in whose last test failed', finds: 'l' },
    whole: [lot({ released_by: 'u2' }), inspection('failed', '2026-01-01'), inspection('passed', '2026-01-02')],
    broken: [inspection('failed', '2026-01-03')],
  },
  {
    ...{ words: 'tested again without a reason', finds: 'l' },
    whole: [inspection('failed', '2026-01-01'), inspection('passed', '2026-01-02', { retest_reason: 'x' })],
    broken: [`update inspection set retest_reason = null`],
  },
  {
    ...{ words: 'a promise is approved and its lot is not let in', finds: 'ce' },
    whole: [lot({ released_by: 'u2' }), ['certificate', { id: 'ce', lot_id: 'l', kind: 'promise', state: 'approved' }]],
    broken: [`update lot set released_by = null`],
  },
  {
    ...{ words: 'a voided lot holds goods', finds: 'l' },
    whole: [lot({ state: 'voided' }), ['lot_stock', { lot_id: 'l', quantity: 0 }]],
    broken: [`update lot_stock set quantity = 1`],
  },
  {
    ...{ words: 'keeps longer than its standard', finds: 'l' },
    whole: [
      lot({ made_on: '2026-01-01', best_before: '2026-01-11', standard_id: 'st' }),
      ['standard', { id: 'st', shelf_life_days: 10 }],
    ],
    broken: [`update lot set best_before = '2026-01-12'`],
  },
  {
    ...{ words: 'goods left that no lot knows', finds: 'p' },
    whole: [
      ...parcel(1),
      ['order_line_item', { id: 'i', product_id: 'pr' }],
      ['product_product_traceability_good', { product_id: 'pr', good_id: 'g' }],
      ['good', { id: 'g', kind: 'honey' }],
    ],
    broken: [`update fulfillment_item set inventory_item_id = null`],
  },
  weighing(refund({ id: 'again', note: 'weighing:w' })),
  weighing(`delete from refund`),
  weighing(`update refund set amount = 9`),
  weighing(`update weight_correction set state = 'even'`),
  weighing(`delete from refund`, `update weight_correction set state = 'void'`),
  weighing(
    `delete from refund`,
    `update weight_correction set state = 'weighed'`,
    `update fulfillment set shipped_at = '${PAST}'`,
  ),
  {
    ...{ words: 'the difference of a weighing has been refunding', finds: 'w' },
    whole: weighed,
    broken: [`update weight_correction set state = 'refunding'`],
  },
  {
    ...{ words: 'a good of variable weight left unweighed', finds: 'oi' },
    whole: [
      ...[...weighed, item(1, { fulfilled_quantity: 1, shipped_quantity: 1 })],
      ['order_line_item', { id: 'i', metadata: { variable_weight: true } }],
      ['parcel_weighing', { fulfillment_id: 'p', line_item_id: 'i', quantity: 1 }],
    ],
    broken: [`update weight_correction set state = 'void'`],
  },
  {
    ...{ words: 'more live codes than bags', finds: 'l' },
    whole: [['trace_code_batch', codes]],
    broken: [`update trace_code_batch set count = 13`],
  },
  {
    ...{ words: 'does not hold what it says', finds: 'b' },
    whole: [
      ['trace_code_batch', codes],
      ['trace_code', code],
    ],
    broken: [`delete from trace_code`],
  },
  {
    ...{ words: 'a code belongs to no lot', finds: 'b' },
    whole: [['trace_code_batch', codes], lot()],
    broken: [`update lot set code = 'L2'`],
  },
  {
    ...{ words: 'reserved is not the sum', finds: 'il' },
    whole: [level({ reserved_quantity: 2 }), held(2)],
    broken: [`delete from reservation_item`],
  },
  {
    ...{ words: 'other than whole pieces', finds: 'r' },
    whole: [held(2)],
    broken: [`update reservation_item set quantity = 1.5`],
  },
  {
    ...{ words: 'more is reserved than there is', finds: 'il' },
    whole: [level({ reserved_quantity: 5 }), held(5)],
    broken: [`update inventory_level set stocked_quantity = 4`],
  },
  {
    ...{ words: 'stock is not what the released lots hold', finds: 'il' },
    whole: [level(), lot(), ['lot_stock', { lot_id: 'l', location_id: 's', quantity: 5 }]],
    broken: [`update inventory_level set stocked_quantity = 6`],
  },
  {
    ...{ words: 'a lot holds other than its movements say', finds: 'l' },
    whole: [lot(), ['lot_stock', { lot_id: 'l', location_id: 's', quantity: 5 }], moved(1, 'receive', 5)],
    broken: [`update lot_stock set quantity = 4`],
  },
  ...[`update lot_event set body = '{"a": 1}' where seq = 2`, `delete from lot_event where seq = 1`].map((broken) => ({
    ...{ words: 'the chain of a lot is broken', finds: 'l', whole: chain, broken: [broken] },
  })),
  {
    ...{ words: 'held for no living order', finds: 'r' },
    whole: [order(), item(1), held(1)],
    broken: [`update "order" set status = 'canceled'`],
  },
  {
    ...{ words: 'names no order and no act', finds: '1' },
    whole: [moved(1, 'ship', -1)],
    broken: [`update lot_movement set order_id = null`],
  },
  {
    ...{ words: 'names no order and no act', finds: '1' },
    whole: [moved(1, 'damage', -1, { act_id: 'act' })],
    broken: [`update lot_movement set act_id = null`],
  },
  {
    ...{ words: 'stands on another order than what it returns', finds: '2' },
    whole: [moved(1, 'ship', -1), moved(2, 'return', 1, { returns_id: 1 })],
    broken: [`update lot_movement set order_id = 'another' where id = 2`],
  },
  {
    ...{ words: 'more came back into a lot than left it', finds: '1' },
    whole: [moved(1, 'ship', -1), moved(2, 'return', 1, { returns_id: 1 })],
    broken: [moved(3, 'return', 1, { returns_id: 1 })],
  },
  {
    ...{ words: 'other pieces left the lots for a parcel', finds: 'p' },
    whole: [lot({ created_at: '2025-12-01' }), ...parcel(2), moved(1, 'ship', -2)],
    broken: [`update lot_movement set delta = -1`],
  },
  {
    ...{ words: 'a canceled parcel has not come back', finds: 'p' },
    whole: [...parcel(2, { canceled_at: PAST }), moved(1, 'ship', -2), moved(2, 'return', 2, { returns_id: 1 })],
    broken: [`delete from lot_movement where id = 2`],
  },
  {
    ...{ words: 'held for a line that is fulfilled', finds: 'r' },
    whole: [order(), item(2, { fulfilled_quantity: 1 }), held(1)],
    broken: [`update order_item set fulfilled_quantity = 2`],
  },
  {
    ...{ words: 'other goods are held for a line', finds: 'r' },
    whole: [held(1), ['sold_part', { line_item_id: 'i', inventory_item_id: 'ii', required_quantity: 1 }]],
    broken: [`update reservation_item set inventory_item_id = 'another'`],
  },
  {
    ...{ words: 'a parcel is packed and not shipped', finds: 'p' },
    whole: [['fulfillment', { id: 'p', metadata: { carrier_code: 'sf' }, shipped_at: PAST }]],
    broken: [`update fulfillment set shipped_at = null`],
  },
  {
    ...{ words: 'a fulfilment belongs to no order', finds: 'p' },
    whole: parcel(1),
    broken: [`delete from order_fulfillment`],
  },
  ...['fulfilled_quantity = 0', 'fulfilled_quantity = 2', 'shipped_quantity = 2'].map((set) => ({
    ...{ words: 'goods in parcels are not counted', finds: 'i' },
    whole: [order(), item(2, { fulfilled_quantity: 1 }), ...parcel(1)],
    broken: [`update order_item set ${set}`],
  })),
  { words: 'paid back by a recall are held or sent', finds: 'a', whole: [paidBack], broken: [held(1)] },
  {
    ...{ words: 'paid back by a recall are held or sent', finds: 'a' },
    whole: [paidBack, moved(1, 'ship', -1, { at: '2025-12-01' })],
    broken: [`update lot_movement set at = now()`],
  },
  {
    ...{ words: 'nobody was told', finds: 'ev' },
    whole: [['untold_events', { id: 'ev', events: [], created_at: 'now' }]],
    broken: [`update untold_events set created_at = '${PAST}'`],
  },
  {
    ...{ words: 'a scheduled job did not run within its time', finds: 'sweep' },
    whole: [['scheduled_job', { name: 'sweep', next_at: PAST, seen_at: PAST }]],
    broken: [`update scheduled_job set seen_at = next_at + interval '11 minutes'`],
  },
]
