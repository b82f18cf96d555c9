import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Gateway } from './gateway.ts'
import { parseJson, pick, readBody, sendJson, text, whole } from './http.ts'
import { seal, signatureHeaders } from './signing.ts'
import { serveTransfers } from './transfer-api.ts'
import { ApiError } from './types.ts'
import { refundView, transactionView } from './views.ts'

/** The merchant API under /v3: only signed requests come in, only signed answers go out. */
type Result = { status: number; body: unknown }

const ok = (body: unknown): Result => ({ status: 200, body })
const NUMBER = /^[0-9A-Za-z_\-|*]{6,32}$/

export async function serveApi(gateway: Gateway, request: IncomingMessage, response: ServerResponse, target: string) {
  const body = await readBody(request)
  const fault = gateway.faults.nextApi(target)
  if (fault?.delay_ms && fault.mode !== 'slow_after') await pause(fault.delay_ms)
  const refusal = gateway.verifier.refuse(request.method ?? '', target, body, request.headers.authorization)
  if (!refusal && !fault && target.startsWith('/v3/billdownload/')) return download(gateway, response, target)
  if (!refusal && !fault && target.startsWith('/v3/transferdownload/')) return download(gateway, response, target)
  let result: Result
  if (refusal) result = { status: refusal.status, body: { code: refusal.code, message: refusal.message } }
  else if (fault?.mode === 'error') result = failure(fault.status, fault.code)
  else result = await answer(gateway, request.method ?? '', target, body, request.headers['wechatpay-serial'])
  if (fault?.mode === 'slow_after') await pause(fault.delay_ms)
  if (fault?.mode === 'drop_after') return void request.socket.destroy()
  if (fault?.mode === 'error_after') result = failure(fault.status, fault.code)

  const whole = result.body === null ? '' : JSON.stringify(result.body)
  const payload = fault?.mode === 'garbled' ? '<html>502 Bad Gateway</html>' : whole
  const timestamp_s = fault?.mode === 'stale' ? Math.floor(Date.now() / 1000) - 600 : undefined
  const serial = gateway.callbacks.serial
  const signedText = fault?.mode === 'bad_signature' ? `${payload} ` : payload
  const signed = fault?.mode === 'unsigned' ? {} : signatureHeaders(gateway.keys, serial, signedText, { timestamp_s })
  response.writeHead(result.status, { ...signed, 'Content-Type': 'application/json; charset=utf-8' })
  response.end(payload)
}

function download(gateway: Gateway, response: ServerResponse, target: string) {
  try {
    const desk = target.startsWith('/v3/billdownload/') ? gateway.bills : gateway.transfers
    desk.download(new URL(target, 'http://gateway'), response)
  } catch (error) {
    const { status, code, message } = error instanceof ApiError ? error : new ApiError(500, 'SYSTEM_ERROR', '系统异常')
    sendJson(response, status, { code, message })
  }
}

const failure = (status: number, code: string): Result => ({ status, body: { code, message: '系统异常，请稍后重试' } })

async function answer(
  gateway: Gateway,
  method: string,
  target: string,
  body: string,
  serial: unknown,
): Promise<Result> {
  try {
    const url = new URL(target, 'http://gateway')
    if (url.pathname.startsWith('/v3/fund-app/mch-transfer/'))
      return ok(serveTransfers(gateway, `${method} ${url.pathname}`, body, serial))
    return await route(gateway, method, url, body)
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: { code: error.code, message: error.message } }
    return { status: 400, body: { code: 'PARAM_ERROR', message: '参数错误' } }
  }
}

async function route(gateway: Gateway, method: string, url: URL, body: string): Promise<Result> {
  const { pathname } = url
  const call = `${method} ${pathname}`
  if (call === 'GET /v3/bill/tradebill') return ok(gateway.bills.request(url, gateway.publicUrl))
  if (call === 'GET /v3/certificates') return certificates(gateway)
  const place = /^POST \/v3\/pay\/transactions\/(jsapi|native|h5)$/.exec(call)
  if (place) return placeOrder(gateway, place[1], parseJson(body))
  const close = /^POST \/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/.exec(call)
  if (close) {
    ownMchid(gateway, text(parseJson(body).mchid))
    gateway.ledger.close(decodeURIComponent(close[1] ?? ''))
    return { status: 204, body: null }
  }
  const query = /^GET \/v3\/pay\/transactions\/(out-trade-no|id)\/([^/]+)$/.exec(call)
  if (query) {
    ownMchid(gateway, url.searchParams.get('mchid') ?? '')
    const wanted = decodeURIComponent(query[2] ?? '')
    const byId = [...gateway.ledger.orders.values()].find((order) => order.transaction_id === wanted)
    const order = gateway.ledger.get(query[1] === 'id' ? (byId?.out_trade_no ?? '') : wanted)
    return ok(transactionView(gateway.keys.merchant, order))
  }
  if (call === 'POST /v3/refund/domestic/refunds') return refund(gateway, parseJson(body))
  const found = /^GET \/v3\/refund\/domestic\/refunds\/([^/]+)$/.exec(call)
  if (found) {
    const known = gateway.ledger.refunds.get(decodeURIComponent(found[1] ?? ''))
    if (!known) throw new ApiError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
    return ok(refundView(gateway.ledger, known))
  }
  throw new ApiError(404, 'NOT_FOUND', '接口不存在')
}

function ownMchid(gateway: Gateway, mchid: string) {
  if (mchid !== gateway.keys.merchant.mchid) throw new ApiError(400, 'PARAM_ERROR', '商户号mchid不正确')
}

function placeOrder(gateway: Gateway, channel: string | undefined, body: Record<string, unknown>): Result {
  const { ledger, keys } = gateway
  const bad = (message: string) => new ApiError(400, 'PARAM_ERROR', message)
  ownMchid(gateway, text(body.mchid))
  if (text(body.appid) !== keys.merchant.appid) throw new ApiError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配')
  const out_trade_no = text(body.out_trade_no)
  if (!NUMBER.test(out_trade_no)) throw bad('商户订单号格式不正确')
  const description = text(body.description)
  if (description === '' || Array.from(description).length > 127) throw bad('商品描述长度不正确')
  const notify_url = text(body.notify_url)
  if (!URL.canParse(notify_url) || notify_url.includes('?')) throw bad('通知地址不正确')
  const attach = text(body.attach)
  if (attach.length > 128) throw bad('附加数据过长')
  const total_fen = whole(pick(body.amount, 'total'))
  if (!(total_fen >= 1)) throw bad('订单金额不正确')
  const time_expire = text(body.time_expire) || null
  if (time_expire && !(Date.parse(time_expire) > Date.now())) throw bad('订单失效时间必须晚于当前时间')
  const terms = { out_trade_no, description, notify_url, attach, total_fen, time_expire, openid: null }
  if (channel === 'jsapi') {
    const openid = text(pick(body.payer, 'openid'))
    if (openid === '') throw bad('缺少openid')
    return ok({ prepay_id: ledger.place({ ...terms, channel, openid }).prepay_id })
  }
  if (channel === 'h5') {
    const ip = text(pick(body.scene_info, 'payer_client_ip'))
    const type = text(pick(pick(body.scene_info, 'h5_info'), 'type'))
    if (ip === '' || type === '') throw bad('缺少场景信息scene_info')
    const order = ledger.place({ ...terms, channel })
    return ok({ h5_url: `${gateway.publicUrl}/pay/h5?prepay_id=${order.prepay_id}` })
  }
  const order = ledger.place({ ...terms, channel: 'native' })
  return ok({ code_url: `weixin://wxpay/bizpayurl?pr=${order.pr}` })
}

function refund(gateway: Gateway, body: Record<string, unknown>): Result {
  const out_refund_no = text(body.out_refund_no)
  const byId = [...gateway.ledger.orders.values()].find((order) => order.transaction_id === text(body.transaction_id))
  const out_trade_no = text(body.out_trade_no) || (byId?.out_trade_no ?? '')
  const refund_fen = whole(pick(body.amount, 'refund'))
  if (!/^[0-9A-Za-z_\-|*@]{1,64}$/.test(out_refund_no) || !(refund_fen >= 1)) {
    throw new ApiError(400, 'PARAM_ERROR', '退款参数不正确')
  }
  const notify_url = text(body.notify_url) || null
  const total_fen = whole(pick(body.amount, 'total'))
  const result = gateway.ledger.refund({ out_refund_no, out_trade_no, refund_fen, notify_url }, total_fen)
  if (result.created) gateway.settleRefundSoon(out_refund_no)
  return ok(refundView(gateway.ledger, result.refund))
}

/** In public-key mode WeChat refuses the certificate download. */
function certificates(gateway: Gateway): Result {
  const { keys, callbacks } = gateway
  if (callbacks.serial === keys.merchant.public_key_id) throw new ApiError(403, 'NO_AUTH', '无可用的平台证书')
  const data = gateway.certificates.map(({ serial, pem }) => ({
    serial_no: serial,
    encrypt_certificate: seal(keys, 'certificate', pem),
  }))
  return ok({ data })
}
