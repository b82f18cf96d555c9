import { word } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire/commission'
import { RatesQuery } from './rates-asked'
import { DraftBody, GoodsQuery, LimitBody, RuleBody, RulesQuery } from './commission-asked-by-staff'

const done = z.object({ id: z.string() })
const OrdersQuery = z.object({ after: word })
const WithdrawalsQuery = z.object({ limit: z.string().optional(), offset: z.string().optional() })
export const WithdrawBody = z.strictObject({
  /** What was shown to arrive. */
  net_fen: z.int({ error: '请刷新后再提现' }).min(1, '现在没有可提现的佣金'),
})
export type WithdrawBody = z.infer<typeof WithdrawBody>
const oneWithdrawal = z.object({ withdrawal: wire.DistributorWithdrawal })

/** Of this room's contract the part about what sharing earns. */
export const COMMISSION_ROUTES = {
  'GET /admin/distribution/rules': { zh: '佣金规则，新的在前', query: RulesQuery, answer: wire.CommissionRules },
  'POST /admin/distribution/rules': {
    zh: '登记一条佣金规则，从现在或以后起生效',
    body: RuleBody,
    status: 201,
    answer: done,
  },
  'POST /admin/distribution/rules/:id/stop': { zh: '停用一条佣金规则，已下的订单不变', answer: done },
  'POST /admin/distribution/simulations': {
    zh: '用近来真实的订单试算一条规则草稿，不改任何东西',
    body: DraftBody,
    answer: wire.Simulation,
  },
  'GET /admin/distribution/goods': {
    zh: '商品的佣金上限和现在给多少',
    query: GoodsQuery,
    answer: wire.CommissionGoods,
  },
  'POST /admin/distribution/goods/:id': { zh: '定一个商品的佣金上限', body: LimitBody, answer: done },

  'GET /store/distribution/terms': { zh: '佣金怎么算、多久结算的数字', answer: wire.CommissionTerms },
  'GET /store/distribution/me/goods': {
    zh: '这些商品现在的佣金比例，不超过商品的上限',
    who: 'customer',
    query: RatesQuery,
    answer: wire.GoodRates,
  },
  'GET /store/distribution/me/commission': {
    zh: '自己的佣金：可提现、待结算、三十天收入和现行规则',
    who: 'customer',
    answer: wire.CommissionSummary,
  },
  'GET /store/distribution/me/commission/orders': {
    zh: '自己带来的订单各有多少佣金',
    who: 'customer',
    query: OrdersQuery,
    answer: wire.CommissionOrders,
  },
  'GET /store/distribution/me/commission/orders/:id': {
    zh: '一个订单的佣金怎么来的：每件商品、规则、每一笔',
    who: 'customer',
    answer: wire.CommissionOrder,
  },
  'GET /store/distribution/me/withdrawal': {
    zh: '现在提现能拿多少：可提现、代扣个税、到手',
    who: 'customer',
    answer: wire.WithdrawalQuote,
  },
  'GET /store/distribution/me/withdrawals': {
    zh: '自己的提现',
    who: 'customer',
    query: WithdrawalsQuery,
    answer: wire.DistributorWithdrawals,
  },
  'POST /store/distribution/me/withdrawals': {
    zh: '提现：付到绑定的微信零钱，金额就是看到的到手金额',
    who: 'customer',
    body: WithdrawBody,
    status: 201,
    answer: oneWithdrawal,
  },
  'POST /store/distribution/me/withdrawals/:id/cancel': {
    zh: '撤回还没批准的提现',
    who: 'customer',
    answer: oneWithdrawal,
  },
  'POST /store/distribution/me/withdrawals/:id/confirm': {
    zh: '在微信里确认收款要用的内容',
    who: 'customer',
    answer: wire.WithdrawalConfirmation,
  },
} as const
