import { contract } from '@shanzhen/http/contract'
import { VoucherRow } from '@shanzhen/ledger/wire'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { PayoutAnswer } from '@shanzhen/payouts/wire'
import {
  AgreePrice,
  AskPayout,
  DecideAccount,
  DeliveriesQuery,
  EnterAccount,
  GoodsQuery,
  ListQuery,
  OwnQuery,
  PayProducer,
  PriceLotBody,
  PricesQuery,
  StatementQuery,
} from './validators'

export const ROUTES = contract({
  'GET /admin/purchase/prices': { zh: '与生产者约定的采购价', query: PricesQuery, answer: wire.AgreedPrices },
  'POST /admin/purchase/prices': {
    zh: '登记一个协议价，以前的保留',
    body: AgreePrice,
    status: 201,
    answer: z.object({ price: wire.AgreedPrice }),
  },
  'GET /admin/purchase/goods': {
    zh: '一个生产者的商品，可以约定采购价',
    query: GoodsQuery,
    answer: z.object({ goods: z.array(z.object({ id: z.string(), title: z.string() })) }),
  },
  'GET /admin/purchase/deliveries': {
    zh: '一个生产者送来的批次和采购价，最新在前',
    query: DeliveriesQuery,
    answer: wire.Deliveries,
  },
  'POST /admin/purchase/lots/:id/price': {
    zh: '给批次定采购价或改价，差额另记一笔',
    body: PriceLotBody,
    answer: z.object({ lot_id: z.string() }),
  },
  'GET /admin/purchase/producers': { zh: '各生产者的应付货款', query: ListQuery, answer: wire.OwedProducers },
  'GET /admin/purchase/producers/:id': { zh: '一个生产者的应付和付款', answer: wire.ProducerFile },
  'GET /admin/purchase/producers/:id/statement': {
    zh: '一个生产者一个月的结算单（PDF 或 CSV）',
    query: StatementQuery,
    file: 'application/pdf',
  },
  'POST /admin/purchase/producers/:id/payments': {
    zh: '填写一笔货款付款，另一人确认后入账',
    body: PayProducer,
    once: 'may',
    status: 201,
    answer: z.object({ payment: VoucherRow }),
  },
  'GET /admin/purchase/producers/:id/account': {
    zh: '生产者收款账号全文，每次查看都有记录',
    answer: wire.WholeAccounts,
  },
  'POST /admin/purchase/producers/:id/account': {
    zh: '登记生产者的收款账户，等另一人确认',
    body: EnterAccount,
    status: 201,
    answer: z.object({ account_id: z.string() }),
  },
  'POST /admin/purchase/producers/:id/account/verdict': {
    zh: '另一人确认或不同意收款账户',
    body: DecideAccount,
    answer: z.object({ account_id: z.string() }),
  },
  'POST /admin/purchase/producers/:id/payouts': {
    zh: '为生产者申请打款，从应付货款里出',
    body: AskPayout,
    status: 201,
    answer: PayoutAnswer,
  },
  'GET /producers/me/purchases': { zh: '生产者自己的送货、货款和付款', query: OwnQuery, answer: wire.OwnPurchases },
  'GET /producers/me/purchases/statement': {
    zh: '生产者自己一个月的结算单',
    query: StatementQuery,
    file: 'application/pdf',
  },
})
