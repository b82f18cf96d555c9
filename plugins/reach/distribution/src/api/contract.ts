import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { CAMPAIGN_ROUTES } from './campaign-routes'
import { COMMISSION_ROUTES } from './commission-routes'
import { MESSAGE_ROUTES } from './message-routes'
import { REPORT_ROUTES } from './report-routes'
import { MATERIAL_ROUTES } from './material-routes'
import { DecideBody, ListQuery } from './asked-by-staff'
import { RISK_ROUTES } from './risk-routes'
import { TAX_REPORT_ROUTES } from './tax-report-routes'
import { TAX_ROUTES } from './tax-routes'
import { ApplyBody, LinkBody, OwnOrdersQuery, PhotoBody, PosterQuery, RatesQuery } from './validators'

const file = z.object({ distributor: wire.DistributorFile })
const self = { who: 'customer', answer: wire.DistributorSelf } as const

export const ROUTES = contract({
  ...COMMISSION_ROUTES,
  ...RISK_ROUTES,
  ...TAX_ROUTES,
  ...REPORT_ROUTES,
  ...MESSAGE_ROUTES,
  ...TAX_REPORT_ROUTES,
  ...MATERIAL_ROUTES,
  ...CAMPAIGN_ROUTES,
  'GET /admin/distributors': {
    zh: '分销员：按状态、分组、显示名、村名或推荐码找',
    query: ListQuery,
    answer: wire.ListedDistributors,
  },
  'GET /admin/distributors/:id': { zh: '一位分销员的资料和经过，真实姓名每次查看都有记录', answer: file },
  'POST /admin/distributors/:id': { zh: '审核、暂停、恢复、结束分销员，或分组', body: DecideBody, answer: file },
  'GET /admin/distribution/orders/:id': { zh: '一个订单归谁带来：哪次点击、为什么', answer: wire.OrderReceipt },

  'GET /store/distribution/agreement': {
    zh: '现行的分销协议',
    answer: z.object({ agreement: wire.Agreement }),
  },
  'GET /store/distribution/me': { zh: '自己是不是分销员，到哪一步了', ...self },
  'POST /store/distribution/me': { zh: '申请做分销员，没通过的可以重新申请', body: ApplyBody, status: 201, ...self },
  'GET /store/distribution/me/summary': {
    zh: '自己的链接三十天里的访客和订单',
    who: 'customer',
    answer: wire.ShareSummary,
  },
  'GET /store/distribution/me/goods': {
    zh: '这些商品现在的佣金比例，不超过商品的上限',
    who: 'customer',
    query: RatesQuery,
    answer: wire.GoodRates,
  },
  'GET /store/distribution/me/links': { zh: '自己的分享链接', who: 'customer', answer: wire.ShareLinks },
  'POST /store/distribution/me/links': {
    zh: '新建分享链接，同样的目标和分享语是同一个',
    who: 'customer',
    body: LinkBody,
    status: 201,
    answer: wire.OneShareLink,
  },
  'DELETE /store/distribution/me/links/:id': {
    zh: '停用自己的分享链接',
    who: 'customer',
    answer: z.object({ id: z.string(), ended: z.literal(true) }),
  },
  'GET /store/distribution/me/links/:id/poster': {
    zh: '自己一个分享链接的海报，按现在的名字、价格和证明画',
    who: 'customer',
    query: PosterQuery,
    file: 'image/*',
  },
  'GET /store/distribution/me/photo': { zh: '自己海报上的照片', who: 'customer', file: 'image/*' },
  'POST /store/distribution/me/photo': {
    zh: '上传海报上的照片，新的替换旧的',
    who: 'customer',
    body: PhotoBody,
    answer: z.object({ photo: z.literal(true) }),
  },
  'DELETE /store/distribution/me/photo': {
    zh: '撤下自己的照片',
    who: 'customer',
    answer: z.object({ photo: z.literal(false) }),
  },
  'GET /store/distribution/me/orders': {
    zh: '自己带来的订单：哪次点击、为什么',
    who: 'customer',
    query: OwnOrdersQuery,
    answer: wire.AttributionReceipts,
  },
  'POST /store/customers/me/share-click': {
    zh: '把这个浏览器点开的分享链接记到登录的账号',
    who: 'customer',
    answer: z.object({ bound: z.boolean() }),
  },
  'GET /store/share-links/:code': { zh: '分享链接通向哪里', answer: wire.LinkTarget },
  'POST /hooks/share-clicks': {
    zh: '店面数到的点击，签了名，每批只记一次',
    who: 'callback',
    answer: z.object({ counted: z.boolean() }),
  },
})
