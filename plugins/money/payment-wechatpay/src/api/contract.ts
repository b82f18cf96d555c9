import { contract } from '@shanzhen/http/contract'
import { word } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import { AuthorizeUrl, Openid } from '../wire'

const OpenidBody = z.strictObject({
  code: z.string('缺少微信授权码').min(1, '缺少微信授权码').max(512),
  state: z.string('缺少 state').min(1, '缺少 state').max(200),
  browser: z.string().max(200).optional(),
})
/** `redirect` is the shop's page to come back to. */
const Redirect = z.object({ redirect: word, browser: word })
export type Redirect = z.infer<typeof Redirect>

export const ROUTES = contract({
  'POST /hooks/wechatpay/payment': { zh: '微信支付通知：支付结果', who: 'callback', status: 204 },
  'POST /hooks/wechatpay/refund': { zh: '微信支付通知：退款结果', who: 'callback', status: 204 },
  'POST /hooks/wechatpay/transfer': { zh: '微信支付通知：商家转账结果', who: 'callback', status: 204 },
  'GET /store/wechat/authorize-url': { zh: '微信里去哪里取授权码', query: Redirect, answer: AuthorizeUrl },
  'POST /store/wechat/openid': { zh: '用授权码换买家的 openid', body: OpenidBody, answer: Openid },
})
