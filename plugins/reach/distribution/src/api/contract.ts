import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { ShareCampaigns } from '@shanzhen/campaigns/wire'
import * as wire from '../wire'
import { MESSAGE_ROUTES } from './message-routes'
import { DecideBody, ListQuery } from './asked-by-staff'
import { IdentityBody } from './identity-asked'
import { ApplyBody, LinkBody, LinksQuery, OwnOrdersQuery } from './validators'

const file = z.object({ distributor: wire.DistributorFile })
const self = { who: 'customer', answer: wire.DistributorSelf } as const

export const ROUTES = contract({
  ...MESSAGE_ROUTES,
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
  'GET /store/distribution/me/identity': {
    zh: '自己登记的证件，只显示末四位',
    who: 'customer',
    answer: wire.OwnIdentity,
  },
  'POST /store/distribution/me/identity': {
    zh: '登记报税用的证件号码，加密保存',
    who: 'customer',
    body: IdentityBody,
    status: 201,
    answer: wire.OwnIdentity,
  },
  'GET /store/distribution/me/campaigns': {
    zh: '现在能分享的活动',
    who: 'customer',
    answer: ShareCampaigns,
  },
  'GET /store/distribution/me/links': {
    zh: '自己的分享链接',
    who: 'customer',
    query: LinksQuery,
    answer: wire.ShareLinks,
  },
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
