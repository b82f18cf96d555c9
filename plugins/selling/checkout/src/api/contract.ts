import { contract } from '@shanzhen/http/contract'
import { word } from '@shanzhen/http/fields'
import { page } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'

const order = z.object({ order: wire.OrderView })
const checkout = z.object({ checkout: wire.StaffView })
const ReceiptQuery = z.object({ key: word, locale: word })
export type ReceiptQuery = z.infer<typeof ReceiptQuery>
/** Medusa's own, with the fields its query asks for. */
const asMedusa = z.looseObject({ id: z.string() })

export const ROUTES = contract(
  {
    'GET /admin/checkout/holds': {
      zh: '谁还没付款就占着哪些货',
      answer: z.object({ holds: z.array(wire.UnpaidHold), ...page }),
    },
    'POST /admin/checkout/holds/:order_id/release': {
      zh: '放开一张未付款订单占用的货',
      answer: z.object({ released: z.string() }),
    },
    'GET /admin/checkout/orders/:id': { zh: '订单与它的钱：应付、期限、买家链接、待退', answer: checkout },
    'POST /admin/checkout/orders/:id/hand-payments': {
      zh: '登记线下收款',
      body: wire.HandPaymentBody,
      status: 201,
      answer: checkout,
    },
    'POST /admin/checkout/orders/:id/hand-refunds/:refund_id': { zh: '登记线下退款已交给买家', answer: checkout },
    'POST /admin/checkout/orders/:id/term': { zh: '改付款期限', body: wire.TermBody, answer: checkout },
    'POST /admin/checkout/phone-orders': {
      zh: '替打电话来的买家下单',
      body: wire.PhoneOrderBody,
      once: 'must',
      status: [201, 200],
      answer: z.object({ order: wire.PhoneOrder }),
    },
    'POST /admin/checkout/phone-orders/quote': {
      zh: '电话订单要多少钱，有什么挡着',
      body: wire.PhoneQuoteBody,
      answer: z.object({ quote: wire.Quote }),
    },
    'GET /admin/checkout/promotions/:id': { zh: '优惠从商品满多少起用', answer: wire.Threshold },
    'POST /admin/checkout/promotions/:id': {
      zh: '定优惠从商品满多少起用，或去掉门槛',
      body: wire.ThresholdBody,
      answer: wire.Threshold,
    },
    'POST /admin/draft-orders/:id/convert-to-order': {
      zh: '草稿转成可付款的订单（代替 Medusa 的同名接口）',
      answer: z.object({ order: asMedusa }),
    },
    'POST /admin/payments/:id/refund': {
      zh: '退款（代替 Medusa 的同名接口，请求与回答同它）',
      answer: z.object({ payment: asMedusa }),
    },
    'POST /store/checkout/orders': {
      zh: '提交订单',
      body: wire.PlaceBody,
      once: 'must',
      status: [201, 200],
      answer: z.object({ order: wire.PlacedOrder }),
    },
    'GET /store/checkout/orders': { zh: '自己的订单', who: 'customer', query: wire.ListQuery, answer: wire.OrderPage },
    'GET /store/checkout/orders/:id': { zh: '一张订单', who: 'owner', answer: order },
    'POST /store/checkout/orders/:id/cancel': {
      zh: '取消订单',
      who: 'owner',
      body: wire.CancelBody,
      answer: order.extend({ refund: wire.CancelRefund.nullable() }),
    },
    'POST /store/checkout/orders/:id/pay': {
      zh: '付款要用的东西',
      who: 'owner',
      body: wire.PayBody,
      answer: z.object({ payment: wire.PaymentView }),
    },
    'GET /store/checkout/orders/:id/receipt.pdf': {
      ...{ zh: '购物收据', who: 'owner', query: ReceiptQuery, file: 'application/pdf' },
    },
    'POST /store/checkout/orders/:id/refresh': { zh: '付款后回来，问支付渠道结果', who: 'owner', answer: order },
    'GET /store/checkout/providers': { zh: '本店开通的支付方式', answer: z.object({ providers: z.array(z.string()) }) },
    'POST /store/checkout/quote': {
      zh: '这些货现在要多少钱，有什么挡着',
      body: wire.QuoteBody,
      answer: z.object({ quote: wire.Quote }),
    },
  },
  { Quote: wire.Quote, Order: wire.OrderView, Payment: wire.PaymentView, QuoteChange: wire.Change },
)
