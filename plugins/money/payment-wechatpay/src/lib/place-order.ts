import type { WechatPayClient } from './client'
import type { WechatPayOptions } from './options'
import { ownPage } from '@shanzhen/http/own-page'
import { beijingTime, outTradeNo, type PaymentRequest, type SessionData } from './session-data'

const LINK_LIFE_MS = { h5: 5 * 60_000, native: 2 * 3_600_000, jsapi: 2 * 3_600_000 }

/** Opens a WeChat order for a session and returns everything the session has to remember of it. */
export async function placeOrder(
  client: WechatPayClient,
  options: WechatPayOptions,
  request: PaymentRequest,
  amount_fen: number,
  revision: number,
): Promise<SessionData> {
  const out_trade_no = outTradeNo(request.session_id, revision)
  const now = Date.now()
  const expires = new Date(now + options.expires_in_minutes * 60_000)
  const return_url = request.return_url ? ownPage(request.return_url, options.storefront_url) : null
  const description = request.description ?? options.description
  const placed = await client.place({
    channel: request.channel,
    out_trade_no,
    amount_fen,
    description,
    attach: request.session_id,
    time_expire: beijingTime(expires),
    notify_url: `${options.notify_base_url}/hooks/wechatpay/payment`,
    client_ip: request.client_ip ?? undefined,
    openid: request.openid ?? undefined,
  })
  return {
    session_id: request.session_id,
    out_trade_no,
    revision,
    channel: request.channel,
    amount_fen,
    currency_code: 'cny',
    appid: options.appid,
    mchid: options.mchid,
    description,
    expires_at: expires.toISOString(),
    link_expires_at: new Date(Math.min(expires.getTime(), now + LINK_LIFE_MS[request.channel])).toISOString(),
    openid: request.openid ?? null,
    client_ip: request.client_ip ?? null,
    return_url,
    code_url: placed.code_url ?? null,
    h5_url: placed.h5_url ? withRedirect(placed.h5_url, return_url) : null,
    jsapi_params: placed.jsapi_params ?? null,
    trade_state: 'NOTPAY',
    transaction_id: null,
    paid_at: null,
    refunds: [],
  }
}

const withRedirect = (h5Url: string, returnUrl: string | null) =>
  returnUrl ? `${h5Url}${h5Url.includes('?') ? '&' : '?'}redirect_url=${encodeURIComponent(returnUrl)}` : h5Url
