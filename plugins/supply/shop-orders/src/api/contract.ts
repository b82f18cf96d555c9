import { about, contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { ABOUT_PROGRAMS, ORDER_EXAMPLE } from './about'
import * as asked from './validators'

about('shops', ABOUT_PROGRAMS)

const order = z.object({ order: wire.ShopOrderFile })
const imported = z.object({ import: wire.OrderImport, same_as: z.string().nullable() })
const one = z.object({ import: wire.OrderImport })

export const ROUTES = contract(
  {
    'GET /admin/supply-prices': { zh: '各规格给小店的供货价', query: asked.SupplyQuery, answer: wire.SuppliedGoods },
    'POST /admin/supply-prices': {
      zh: '登记供货价；涨价要提前公布',
      body: asked.SupplyPriceBody,
      status: 201,
      answer: z.object({ variant_id: z.string() }),
    },
    'GET /admin/supply-prices/meets': {
      zh: '新的最低售价影响几家小店',
      query: asked.MeetsQuery,
      answer: wire.PriceMeets,
    },

    'GET /shops/me/summary': { zh: '小店首页：近三十天、等着的订单和余额', answer: wire.ShopSummary },
    'GET /shops/me/goods': {
      zh: '可以代发的商品、供货价和自己的选品',
      query: asked.GoodsQuery,
      answer: wire.OfferedGoods,
    },
    'POST /shops/me/goods/:id': {
      zh: '选一个规格来卖，定标题和售价',
      body: asked.PickBody,
      answer: z.object({ variant_id: z.string() }),
    },
    'GET /shops/me/orders': { zh: '小店自己的代发订单', query: asked.OwnOrdersQuery, answer: wire.ShopOrders },
    'POST /shops/me/orders/quote': { zh: '试算一个代发订单', body: asked.QuoteOrderBody, answer: wire.OrderQuote },
    'POST /shops/me/orders': {
      zh: '提交一个代发订单，同一编号只下一次',
      body: asked.PlaceOrderBody,
      status: [201, 200],
      answer: order,
    },
    'GET /shops/me/orders/:id': { zh: '一个代发订单的商品、收货人和包裹', answer: order },
    'POST /shops/me/orders/:id/cancel': { zh: '打包前取消代发订单', answer: order },
    'GET /shops/me/imports': { zh: '上传过的订单文件', query: asked.ImportsQuery, answer: wire.OrderImports },
    'POST /shops/me/imports': {
      zh: '上传订单文件，先试算，不下单',
      body: asked.ImportBody,
      status: 201,
      answer: imported,
    },
    'GET /shops/me/imports/template': { zh: '订单文件的模板', file: 'application/octet-stream' },
    'GET /shops/me/imports/:id': { zh: '一个订单文件试算或提交到哪里', answer: one },
    'GET /shops/me/imports/:id/orders': {
      zh: '文件里的订单和错在哪里',
      query: asked.ImportedQuery,
      answer: wire.ImportedOrders,
    },
    'GET /shops/me/imports/:id/wrong': { zh: '有错的行，写上原因和建议，改好再传', file: 'application/octet-stream' },
    'POST /shops/me/imports/:id/send': { zh: '提交文件里没有错的订单', answer: one },
    'POST /shops/me/imports/:id/drop': { zh: '放弃这个文件', answer: one },
    'GET /shops/me/deposit': { zh: '预存款余额和每一笔', query: asked.DepositQuery, answer: wire.Deposit },
    'POST /shops/me/deposit/top-ups': {
      zh: '用微信支付充值',
      body: asked.TopUpBody,
      status: 201,
      answer: z.object({ top_up: wire.TopUp }),
    },
    'GET /shops/me/deposit/top-ups/:id': { zh: '一笔充值到了没有', answer: z.object({ top_up: wire.TopUp }) },

    'GET /shops/me/deposit/withdrawals': {
      zh: '提现，最新在前',
      query: asked.WithdrawalsQuery,
      answer: wire.Withdrawals,
    },
    'POST /shops/me/deposit/withdrawals': {
      zh: '把预存款提到登记的收款账户',
      body: asked.WithdrawBody,
      status: 201,
      answer: z.object({ withdrawal: wire.Withdrawal }),
    },
    'POST /shops/me/deposit/withdrawals/:id/cancel': {
      zh: '取消还没放行的提现',
      answer: z.object({ withdrawal: wire.Withdrawal }),
    },

    'GET /shops/api/v1/goods': { zh: '可以代发的商品和供货价', query: asked.GoodsQuery, answer: wire.OfferedGoods },
    'POST /shops/api/v1/orders': {
      zh: '提交代发订单',
      says:
        '201：新下的；200：这个编号已经是这样一个订单。`state` 是 `held` 的，预存款够了自动下单，到 `held_until` 为止。' +
        '写 `expected_total_fen`（货款加运费，分），合计变了就答 409 `total_changed`，不下单。',
      body: asked.PlaceOrderBody,
      example: ORDER_EXAMPLE,
      once: 'must',
      status: [201, 200],
      answer: order,
    },
    'GET /shops/api/v1/orders': { zh: '代发订单', query: asked.OrdersQuery, answer: wire.ShopOrders },
    'GET /shops/api/v1/orders/:number': { zh: '按自己的编号查代发订单', answer: order },
    'POST /shops/api/v1/orders/:number/cancel': {
      zh: '打包前取消代发订单',
      says: '已打包的答 409 `shipped`。还没下成的（`held`）就此撤回，`state` 变为 `refused`。',
      once: 'must',
      answer: order,
    },
    'GET /shops/api/v1/deposit': { zh: '预存款余额和每一笔', query: asked.DepositQuery, answer: wire.Deposit },
  },
  {
    ShopOrder: wire.ShopOrder,
    ListedOrder: wire.ListedOrder,
    ShopOrderFile: wire.ShopOrderFile,
    OfferedGood: wire.OfferedGood,
  },
)
