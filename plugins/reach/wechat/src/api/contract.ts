import { contract } from '@shanzhen/http/contract'
import { word } from '@shanzhen/http/fields'
import { ShopperSession } from '@shanzhen/one-time-code/wire'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import * as asked from './validators'

/** `url`: the page's own address. */
const JsQuery = z.object({ url: word })

export const ROUTES = contract({
  'GET /admin/wechat': { zh: '公众号的凭证、消息和没报成的发货信息', answer: wire.WechatState },
  'POST /admin/wechat/shipping-reports/:id/retry': {
    zh: '重报一条微信没收的发货信息',
    answer: z.object({ id: z.string(), state: z.literal('waiting') }),
  },
  'GET /hooks/wechat/events': { zh: '微信确认推送地址', who: 'callback', file: 'text/html' },
  'POST /hooks/wechat/events': { zh: '微信推送的事件，如模板消息送达结果', who: 'callback', file: 'text/html' },
  'GET /store/wechat/js-config': {
    zh: '网页在微信里调用接口的签名，只签本店的页面',
    query: JsQuery,
    answer: wire.JsConfig,
  },
  'GET /store/wechat/account': { zh: '本店的公众号，付款后请买家关注', answer: wire.WechatAccount },
  'POST /store/wechat/authorizations': {
    zh: '微信里去哪里取授权码',
    body: asked.NewAuthorization,
    status: 201,
    answer: wire.AuthorizeUrl,
  },
  'POST /store/wechat/authorizations/answer': {
    zh: '用授权码认出是谁，绑定过的就登录',
    body: asked.Answer,
    answer: wire.WechatPerson,
  },
  'POST /store/wechat/visitor': { zh: '这个浏览器刚才授权的是谁', body: asked.Visitor, answer: wire.WechatVisitor },
  'POST /store/wechat/bindings': {
    zh: '用手机验证码登录，并把刚才授权的微信绑到这个账号',
    body: asked.Binding,
    answer: ShopperSession,
  },
  'GET /store/customers/me/wechat': { zh: '自己绑定的微信', who: 'customer', answer: wire.OwnWechat },
  'POST /store/customers/me/wechat': {
    zh: '订单消息是否发到微信',
    who: 'customer',
    body: asked.Wishes,
    answer: wire.OwnWechat,
  },
  'DELETE /store/customers/me/wechat': {
    zh: '解除微信绑定，别处的登录一并退出',
    who: 'customer',
    answer: wire.OwnWechat,
  },
})
