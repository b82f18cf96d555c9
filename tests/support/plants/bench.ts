/** For each promise about the supply center's bench: a state that keeps it, and what breaks it. */
import { order, PAST, type Plant, type Step } from './rows'

const sent: Step = ['fulfillment', { id: 'p', shipped_at: PAST }]
const came: Step[] = [
  ['receiving_note', { id: 'n', state: 'received', producer_id: 'g' }],
  ['receiving_line', { id: 'rl', note_id: 'n', good_id: 'good', expected: 5, received: 5 }],
  ['receiving_lot', { lot_id: 'lot', line_id: 'rl', quantity: 5 }],
  ['lot', { id: 'lot', good_id: 'good', producer_id: 'g', state: 'quarantine' }],
  ['lot_movement', { lot_id: 'lot', delta: 5, reason: 'receive' }],
]
const line = { line_item_id: 'l', inventory_item_id: 'ii' }
const wave: Step = ['wave', { id: 'w', state: 'open' }]

export const BENCH_PLANTS: Plant[] = [
  {
    ...{ words: 'a packing is done and its parcel is not there', finds: 'k' },
    whole: [sent, ['packing', { id: 'k', state: 'packed', fulfillment_id: 'p', packed_at: PAST }]],
    broken: [`update fulfillment set canceled_at = '2026-01-02' where id = 'p'`],
  },
  {
    ...{ words: 'a parcel was handed over and unpacked', finds: 'p' },
    whole: [sent, ['manifest_parcel', { fulfillment_id: 'p', manifest_id: 'm' }]],
    broken: [`update fulfillment set canceled_at = '2026-01-02' where id = 'p'`],
  },
  {
    ...{ words: 'a parcel bears a number that is not written down as used', finds: 'SF9000000000000' },
    whole: [
      ['fulfillment', { id: 'p', shipped_at: '2026-01-02' }],
      ['fulfillment_label', { id: 'l', fulfillment_id: 'p', tracking_number: 'SF9000000000000' }],
      ['waybill_number', { number: 'SF9000000000000', carrier_code: 'SF', state: 'taken', key: 'k' }],
    ],
    broken: [`update waybill_number set state = 'canceled'`],
  },
  {
    ...{ words: 'a parcel that passed no look was handed over', finds: 'p' },
    whole: [
      ['parcel_sample', { fulfillment_id: 'p', state: 'passed', packer: 'a', judged_by: 'b' }],
      ['manifest_parcel', { fulfillment_id: 'p', manifest_id: 'm' }],
    ],
    broken: [`update parcel_sample set state = 'failed'`],
  },
  {
    ...{ words: 'a packer looked at the own parcel', finds: 'p' },
    whole: [['parcel_sample', { fulfillment_id: 'p', state: 'passed', packer: 'a', judged_by: 'b' }]],
    broken: [`update parcel_sample set judged_by = 'a'`],
  },
  {
    ...{ words: 'a receiving note says other pieces than its lots', finds: 'n' },
    whole: came,
    broken: [`update lot_movement set delta = 4`],
  },
  {
    ...{ words: 'a receiving note was taken back and a lot', finds: 'n' },
    whole: came,
    broken: [`update receiving_note set state = 'expected'`],
  },
  {
    ...{ words: 'its difference is in no stocktake', finds: 'b' },
    whole: [
      ['bin_check', { id: 'b', lot_id: 'lot', answer: 'left', counted: 2, picked: 4, booked: 4, act_id: 'a' }],
      ['lot_act', { id: 'a', kind: 'stocktake', lot_id: 'lot', quantity: 6 }],
    ],
    broken: [`update lot_act set quantity = 5`],
  },
  {
    ...{ words: 'a carton was handed over in part', finds: 'c' },
    whole: [
      ['carton', { id: 'c', sscc: '106901234000000015', state: 'closed' }],
      ['carton_parcel', { carton_id: 'c', fulfillment_id: 'p' }],
      ['carton_parcel', { carton_id: 'c', fulfillment_id: 'q' }],
      ['manifest_parcel', { fulfillment_id: 'p', manifest_id: 'm' }],
      ['manifest_parcel', { fulfillment_id: 'q', manifest_id: 'm' }],
    ],
    broken: [`delete from manifest_parcel where fulfillment_id = 'q'`],
  },
  {
    ...{ words: 'a wave was dropped of which an order is packed', finds: 'w' },
    whole: [wave, ['wave_order', { wave_id: 'w', order_id: 'o', state: 'packed' }]],
    broken: [`update wave set state = 'dropped'`],
  },
  {
    ...{ words: "pieces a picker did not find are nobody's task", finds: 'w' },
    whole: [
      wave,
      ['wave_order', { wave_id: 'w', order_id: 'o', state: 'open' }],
      ['pick', { id: 'k', wave_id: 'w', order_id: 'o', ...line, quantity: 3, picked: 1, state: 'short' }],
      ['short_pick', { id: 's', wave_id: 'w', order_id: 'o', ...line, quantity: 2, state: 'open' }],
    ],
    broken: [`update short_pick set quantity = 1`],
  },
  {
    ...{ words: 'a canceled order is still in a wave or keeps a number', finds: 'o' },
    whole: [order({ updated_at: PAST }), wave, ['wave_order', { wave_id: 'w', order_id: 'o', state: 'open' }]],
    broken: [`update "order" set status = 'canceled'`],
  },
]
