import { contract } from '@shanzhen/http/contract'
import { deleted } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { OrderLot, OutgoingState } from '@shanzhen/lots/wire'
import { GoodsParams } from '../catalogue/goods-query'
import { SearchWordInput } from '../catalogue/keep-words'
import { ProofParams } from '../catalogue/line-proofs'
import * as wire from '../wire'

const FreightParams = z.object({
  variant_id: z.string({ error: '请选择规格' }).min(1, '请选择规格').max(60),
  quantity: z.coerce
    .number({ error: '数量须为数字' })
    .int('数量须为整数')
    .min(1, '数量至少为 1')
    .max(999, '数量过大')
    .default(1),
  province: z.string().trim().max(20, '认不出收货省份').optional(),
})
const SuggestParams = z.object({
  q: z.string({ error: '请输入要找的东西' }).trim().max(60, '不超过 60 字').default(''),
})
const WordsForGoods = z.object({ q: z.string().trim().max(60, '不超过 60 字').default('') })
const WordsQuery = z.object({
  q: z.string().trim().max(20, '不超过 20 字').optional(),
  after: z.string().max(40, '这一页不存在').optional(),
})

const FindQuery = z.object({
  q: z.string({ error: '请输入要找的东西' }).trim().min(1, '请输入要找的东西').max(60, '不超过 60 字'),
})
const OpenQuery = z.object({
  kind: z.enum(wire.OPEN_KINDS, { error: '没有这个清单' }),
  q: z.string().trim().max(60, '不超过 60 字').optional(),
  after: z.string().max(80, '这一页不存在').optional(),
})

/** What the county's own routes ask and answer. */
export const ROUTES = contract(
  {
    'GET /admin/exports/:key': { zh: '下载一份导出的表格', file: 'text/csv' },
    'GET /admin/phone-orders/goods': {
      zh: '替买家找商品：价格和还剩多少',
      query: WordsForGoods,
      answer: wire.PhoneGoods,
    },
    'GET /admin/scheduled-jobs': { zh: '定时任务和上次运行', answer: wire.ScheduledJobs },
    'GET /admin/search-words': { zh: '搜索词典', query: WordsQuery, answer: wire.SearchWords },
    'POST /admin/search-words': {
      zh: '新增或修改一个词',
      body: SearchWordInput,
      answer: z.object({ search_word: wire.SearchWord }),
    },
    'DELETE /admin/search-words/:id': { zh: '删除一个词', answer: deleted.omit({ object: true }) },
    'GET /admin/find': { zh: '按手机号、姓名、单号或袋码找订单、售后和批次', query: FindQuery, answer: wire.FoundPage },
    'GET /admin/orders/:id/brief': { zh: '装箱前先看：买家留言、配送方式和要取的批次', answer: wire.OrderBrief },
    'GET /admin/today': { zh: '等着我处理的事和今日数字', answer: wire.Today },
    'GET /admin/today/orders': {
      zh: '装箱台：待装箱、超时、待检、暂缓、勿发和待交运的订单',
      query: OpenQuery,
      answer: wire.OpenOrders,
    },
    'GET /health': { zh: '进程在运行', answer: wire.Health },
    'GET /health/ready': { zh: '可以接待：数据库（和 Redis）也在', answer: wire.Ready },
    'GET /openapi.json': { zh: '这份文档', answer: z.looseObject({ openapi: z.literal('3.1.0') }) },
    'GET /sale-stops': { zh: '有商品停售时会变的一个词', answer: z.object({ version: z.string() }) },
    'GET /store/campaigns/:handle': { zh: '进行中的活动和它的商品', answer: wire.CampaignAnswer },
    'GET /store/categories': { zh: '货架和各有多少商品', answer: wire.Categories },
    'GET /store/checkout/orders/:id/lots': {
      zh: '订单的货来自哪些批次',
      who: 'owner',
      answer: z.object({ lots: z.array(OrderLot), outgoing: OutgoingState }),
    },
    'GET /store/freight': { zh: '一种商品寄到某省的运费', query: FreightParams, answer: wire.FreightAnswer },
    'GET /store/goods': { zh: '搜索和筛选商品', query: GoodsParams, answer: wire.GoodsPage },
    'GET /store/goods/proofs': { zh: '购物篮里每行的许可、批次和检验', query: ProofParams, answer: wire.LineProofs },
    'GET /store/goods/suggest': { zh: '输入时的搜索提示', query: SuggestParams, answer: wire.Suggestions },
    'GET /store/goods/:handle': { zh: '一种商品', answer: z.object({ good: wire.Good }) },
    'GET /shops/me/goods/pack': { zh: '选品的上架资料：清单、文字、图片和证照（ZIP）', file: 'application/zip' },
    'GET /store/outlets/:outlet': { zh: '小店主页：公告、执照和它卖的商品', answer: wire.OutletAnswer },
    'GET /store/outlets/:outlet/goods/:handle': { zh: '小店主页上的一种商品', answer: wire.OutletGoodAnswer },
    'GET /store/seller': { zh: '谁在卖，有哪些证照，怎样联系', answer: wire.SellerAnswer },
  },
  { GoodCard: wire.GoodCard, Good: wire.Good },
)
