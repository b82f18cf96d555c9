import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { DecideAccountBody, DecideBody, ListQuery } from './asked-by-staff'
import {
  AccountBody,
  AnswerBody,
  ApplyBody,
  ChangeMemberBody,
  ContactBody,
  InviteBody,
  MakeKeyBody,
} from './validators'

const shop = z.object({ shop: wire.ShopFile })
const self = { answer: wire.PortalSelf } as const
const gone = z.object({ id: z.string(), removed: z.literal(true) })
const member = z.object({ member: wire.ShopMember })

export const ROUTES = contract({
  'GET /admin/shops': { zh: '小店：按状态、店名、手机号或信用代码找', query: ListQuery, answer: wire.ListedShops },
  'GET /admin/shops/:id': { zh: '一家小店的资料、成员、密钥和经过', answer: shop },
  'POST /admin/shops/:id': { zh: '审核、暂停、恢复、关闭小店，或定等级', body: DecideBody, answer: shop },
  'GET /admin/shops/:id/licence': { zh: '小店的营业执照', file: 'application/octet-stream' },
  'GET /admin/shops/:id/account': { zh: '小店收款账号全文，每次查看都有记录', answer: wire.WholeAccounts },
  'POST /admin/shops/:id/account': { zh: '确认或不同意小店的新收款账户', body: DecideAccountBody, answer: shop },

  'GET /shops/agreement': { zh: '现行的代发协议', who: 'open', answer: z.object({ agreement: wire.Agreement }) },
  'GET /shops/me': { zh: '登录的小店成员；还没有小店的可以申请', ...self },
  'POST /shops/me/application': { zh: '申请开小店，没通过的可以重新申请', body: ApplyBody, status: 201, ...self },
  'POST /shops/me/invitations/:id': { zh: '加入邀请您的小店，或不加入', body: AnswerBody, ...self },
  'GET /shops/me/profile': { zh: '小店自己的资料', answer: z.object({ shop: wire.ShopProfile }) },
  'GET /shops/me/licence': { zh: '小店自己的营业执照', file: 'application/octet-stream' },
  'POST /shops/me/contact': {
    zh: '改小店的联系人',
    body: ContactBody,
    answer: z.object({ shop: wire.ShopProfile }),
  },
  'POST /shops/me/account': {
    zh: '换收款账户，供应中心确认后生效',
    body: AccountBody,
    answer: z.object({ shop: wire.ShopProfile }),
  },
  'GET /shops/me/members': { zh: '小店的成员', answer: wire.ShopMembers },
  'POST /shops/me/members': { zh: '用手机号邀请成员', body: InviteBody, status: 201, answer: member },
  'POST /shops/me/members/:id': { zh: '改成员的姓名或角色', body: ChangeMemberBody, answer: member },
  'DELETE /shops/me/members/:id': { zh: '移出成员，他做的密钥一起作废', answer: gone },
  'DELETE /shops/me/membership': { zh: '自己退出小店', answer: gone },
  'GET /shops/me/keys': { zh: '小店的接口密钥', answer: wire.ShopKeys },
  'POST /shops/me/keys': { zh: '新建接口密钥，全文只显示这一次', body: MakeKeyBody, status: 201, answer: wire.MadeKey },
  'DELETE /shops/me/keys/:id': { zh: '作废接口密钥', answer: z.object({ key: wire.ShopKey }) },
  'GET /shops/api/v1/shop': { zh: '密钥属于哪家小店、有什么权限', answer: z.object({ shop: wire.KeyedShop }) },
})
