import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'

const OpenidBody = z.strictObject({
  code: z.string('缺少微信授权码').min(1, '缺少微信授权码').max(512),
  state: z.string('缺少 state').min(1, '缺少 state').max(200),
  browser: z.string().max(200).optional(),
})
const Redirect = z.object({ redirect: z.string().optional(), browser: z.string().optional() })

export const ROUTES = contract({
  'POST /hooks/wechatpay/payment': { zh: '微信支付通知：支付结果', who: 'callback' },
  'POST /hooks/wechatpay/refund': { zh: '微信支付通知：退款结果', who: 'callback' },
  'GET /store/wechat/authorize-url': { zh: '微信里去哪里取授权码', query: Redirect },
  'POST /store/wechat/openid': { zh: '用授权码换买家的 openid', body: OpenidBody },
})
