import { contract } from '@shanzhen/http/contract'

export const ROUTES = contract({
  'POST /hooks/wechatpay/payment': { zh: '微信支付通知：支付结果', who: 'callback', status: 204 },
  'POST /hooks/wechatpay/refund': { zh: '微信支付通知：退款结果', who: 'callback', status: 204 },
  'POST /hooks/wechatpay/transfer': { zh: '微信支付通知：商家转账结果', who: 'callback', status: 204 },
})
