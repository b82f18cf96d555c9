import { authenticate, defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { commitBeforeAnswer } from '@shanzhen/workflow-kit/one-commit/before-answer'
import { ROUTES } from './contract'
import { goesOut, goesWithOrder, goodsOnly, sellableOnly } from './goods-only'
import { afterRefunds, holdCanceling, oneByOne } from './hold-order'
import { keepHeld, keepHolds } from './keep-holds'
import { markedAsPaid } from './marked-as-paid'
import { notOwnOrder } from './not-own-order'
import { tidyOrderAddress } from './order-address'
import { keyOfCompleted, ownOrderOnly } from './own-order'
import {
  cartToPayOnly,
  cartsPaymentOnly,
  closed,
  noCollectionsByHand,
  noCreditLines,
  noTransfer,
} from './standard-doors'

/** Medusa's ways to begin a change of an order. */
const BEGUN = ['order-edits', 'returns', 'claims', 'exchanges']

const RECEIPT = 'GET /store/checkout/orders/:id/receipt.pdf'
/** Where Medusa lets staff write a line of nothing; edits, exchanges and claims ask for a variant themselves. */
const WITH_ITEMS = ['/admin/draft-orders', '/admin/draft-orders/:id/edit/items']
/** Medusa's own acts of staff that move goods or an order in several commits and ask nobody outside of the database. */
const OF_ORDERS = ['draft-orders/:id/convert-to-order', 'draft-orders/:id/edit/confirm', 'order-edits/:id/confirm']
const CHANGES = [
  { kind: 'returns', entity: 'return', acts: ['request', 'cancel', 'receive/confirm'] },
  { kind: 'claims', entity: 'order_claim', acts: ['request', 'cancel'] },
  { kind: 'exchanges', entity: 'order_exchange', acts: ['request', 'cancel'] },
] as const
const ACTS = [
  ...OF_ORDERS.map((act) => ({ act, turn: oneByOne('order') })),
  ...CHANGES.flatMap(({ kind, entity, acts }) =>
    acts.map((act) => ({ act: `${kind}/:id/${act}`, turn: oneByOne(entity) })),
  ),
]
/** Within their turn. */
const SENDING: Record<string, ReturnType<typeof goesOut>[]> = {
  'exchanges/:id/request': [goesOut('exchange_id')],
  'claims/:id/request': [goesOut('claim_id')],
}

const COLLECTIONS = [
  { matcher: '/admin/payment-collections', methods: ['POST' as const] },
  { matcher: '/admin/payment-collections/:id', methods: ['DELETE' as const] },
  { matcher: '/admin/payment-collections/:id/payment-sessions', methods: ['POST' as const] },
  { matcher: '/admin/orders/:id/payment-sessions/authorize', methods: ['POST' as const] },
]

export default defineMiddlewares({
  routes: [
    // Guests may order: a sign-in is read where there is one and never demanded.
    {
      matcher: '/store/checkout/*',
      middlewares: [authenticate('customer', ['session', 'bearer'], { allowUnauthenticated: true })],
    },
    ...checks({ [RECEIPT]: ROUTES[RECEIPT] }),
    {
      matcher: '/store/orders/:id',
      methods: ['GET'],
      middlewares: [authenticate('customer', ['session', 'bearer'], { allowUnauthenticated: true }), ownOrderOnly],
    },
    ...WITH_ITEMS.map((matcher) => ({ matcher, methods: ['POST' as const], middlewares: [goodsOnly] })),
    { matcher: '/admin/order-edits/:id/items', methods: ['POST'], middlewares: [goesWithOrder] },
    { matcher: '/admin/draft-orders/:id/convert-to-order', methods: ['POST'], middlewares: [sellableOnly] },
    { matcher: '/admin/orders/:id', methods: ['POST'], middlewares: [tidyOrderAddress] },
    { matcher: '/admin/reservations', methods: ['POST'], middlewares: [keepHolds] },
    { matcher: '/admin/reservations/:id', methods: ['POST'], middlewares: [keepHolds] },
    { matcher: '/admin/reservations/:id', methods: ['DELETE'], middlewares: [keepHeld] },
    { matcher: '/store/payment-collections', methods: ['POST'], middlewares: [cartToPayOnly] },
    {
      matcher: '/store/payment-collections/:id/payment-sessions',
      methods: ['POST'],
      middlewares: [cartsPaymentOnly],
    },
    { matcher: '/store/carts/:id/complete', methods: ['POST'], middlewares: [keyOfCompleted] },
    { matcher: '/store/orders/:id/transfer/*', middlewares: [closed] },
    { matcher: '/admin/orders/:id/transfer', methods: ['POST'], middlewares: [noTransfer] },
    { matcher: '/admin/orders/:id/transfer/guest', methods: ['POST'], middlewares: [noTransfer] },
    { matcher: '/admin/orders/:id/credit-lines', methods: ['POST'], middlewares: [noCreditLines] },
    ...COLLECTIONS.map((door) => ({ ...door, middlewares: [noCollectionsByHand] })),
    { matcher: '/admin/payment-collections/:id/mark-as-paid', methods: ['POST'], middlewares: [markedAsPaid] },
    { matcher: '/admin/orders/:id/cancel', methods: ['POST'], middlewares: [holdCanceling] },
    ...BEGUN.map((change) => ({
      matcher: `/admin/${change}`,
      methods: ['POST' as const],
      middlewares: [notOwnOrder, afterRefunds],
    })),
    { matcher: '/admin/order-edits/:id/*', methods: ['POST'], middlewares: [notOwnOrder] },
    ...ACTS.map(({ act, turn }) => ({
      matcher: `/admin/${act}`,
      methods: ['POST' as const],
      middlewares: [turn, ...(SENDING[act] ?? []), commitBeforeAnswer],
    })),
  ],
})
