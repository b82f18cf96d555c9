/** Goods that were sent once more, and credits as Medusa writes them: anew with each version of their order. */
import { order, payment, type Plant, refund, type Step } from './rows'

const credit = (row: object): Step => [
  'order_credit_line',
  { id: 'cl', order_id: 'o', reference: 'payment_collection', amount: 10, version: 2, ...row },
]
/** Medusa's former version of the credit stands beside it. */
const resent: Step[] = [
  ['after_sale', { id: 'a', order_id: 'o', state: 'resent', goods_fen: 1000 }],
  ['after_sale_line', { after_sale_id: 'a', line_item_id: 'i', resent_line_id: 'i2', quantity: 1 }],
  ['order_line_item', { id: 'i2', metadata: { resend_of: 'a', resend_line: 'i' } }],
  ...[credit({ reference: 'resend', reference_id: 'a' })],
  credit({ id: 'cl1', reference: 'resend', reference_id: 'a', version: 1 }),
]

export const RESEND_PLANTS: Plant[] = [
  {
    ...{ words: 'goods of a claim that were sent again', finds: 'a' },
    whole: resent,
    broken: [`update order_credit_line set amount = 9`],
  },
  {
    ...{ words: 'goods of a claim that were sent again', finds: 'a' },
    whole: resent,
    broken: [`update order_line_item set metadata = '{}'`],
  },
  {
    ...{ words: 'goods of a claim that were sent again', finds: 'cl' },
    whole: resent,
    broken: [`update after_sale set state = 'refused'`],
  },
  {
    ...{ words: 'goods of a claim that were sent again', finds: 'cl' },
    whole: [
      ['after_sale', { id: 'a', order_id: 'o', state: 'approved', goods_fen: 1000 }],
      credit({ reference: 'resend', reference_id: 'a' }),
      credit({ id: 'cl2', reference: 'resend', reference_id: 'a', amount: -10 }),
    ],
    broken: [`update order_credit_line set amount = -9 where id = 'cl2'`],
  },
  {
    ...{ words: 'given back is not off what its order is worth', finds: 'o' },
    whole: [
      ...[order(), ...payment(), refund({ metadata: { credit_fen: 1000 } }), credit({})],
      ...[credit({ id: 'cl1', version: 1 })],
    ],
    broken: [`update order_credit_line set amount = 5`],
  },
]
