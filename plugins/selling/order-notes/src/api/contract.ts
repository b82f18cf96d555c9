import { contract } from '@shanzhen/http/contract'
import { FlagsQuery, Lift, NewFlag, NewNote, OpenFlags, OrderSaid } from '../wire'

export const ROUTES = contract({
  'GET /admin/order-flags': { zh: '还标着的订单标记', query: FlagsQuery, answer: OpenFlags },
  'GET /admin/orders/:id/notes': { zh: '订单的备注和标记', answer: OrderSaid },
  'POST /admin/orders/:id/notes': { zh: '写一条备注，只增不改', body: NewNote, status: 201, answer: OrderSaid },
  'POST /admin/orders/:id/flags': { zh: '给订单做标记', body: NewFlag, status: 201, answer: OrderSaid },
  'POST /admin/orders/:id/flags/:kind/lift': { zh: '撤下标记', body: Lift, answer: OrderSaid },
  'POST /admin/orders/:id/flags/stop/lift': { zh: '撤下勿发，可以发货', body: Lift, answer: OrderSaid },
})
