import { verify } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Gateway } from './gateway.ts'
import { readBody, redirect, sendPage } from './http.ts'
import { escapeHtml, page, yuan } from './layout.ts'
import { serveTransferPages } from './transfer-pages.ts'
import { ApiError, type Order } from './types.ts'

/** The cashier a tester sees in place of the WeChat app: pay, let it fail, or walk away. */
const STATES = { NOTPAY: '待支付', SUCCESS: '已支付', CLOSED: '已关闭', REFUND: '已退款' }

export async function servePages(gateway: Gateway, request: IncomingMessage, response: ServerResponse, url: URL) {
  const { ledger } = gateway
  const { pathname, searchParams } = url
  if (request.method === 'POST' && pathname === '/pay/act') {
    return actForBuyer(gateway, new URLSearchParams(await readBody(request)), response)
  }
  if (pathname === '/transfer' || pathname === '/transfer/act')
    return serveTransferPages(gateway, request, response, url)
  if (pathname === '/' || pathname === '/pay' || pathname === '/pay/native') {
    const pr = searchParams.get('pr')
    return pr ? cashier(response, ledger.byPr(pr), url) : sendPage(response, openOrders(gateway))
  }
  if (pathname.startsWith('/pay/native/')) return cashier(response, ledger.byPr(pathname.slice(12)), url)
  if (pathname === '/pay/h5') return cashier(response, ledger.byPrepay(searchParams.get('prepay_id') ?? ''), url)
  if (pathname === '/pay/jsapi') return jsapi(gateway, response, url)
  sendPage(
    response,
    page('找不到页面', '<div class="card"><h1>找不到页面</h1><a class="button" href="/pay">待付款列表</a></div>'),
    404,
  )
}

function openOrders(gateway: Gateway) {
  const orders = [...gateway.ledger.orders.keys()].map((number) => gateway.ledger.get(number))
  const open = orders.filter((order) => order.state === 'NOTPAY').reverse()
  const row = (order: Order) =>
    `<li><a href="/pay/native/${encodeURIComponent(order.pr)}"><span>${escapeHtml(order.description)}<br>` +
    `<span class="muted">${escapeHtml(order.out_trade_no)}</span></span><strong>${yuan(order.total_fen)}</strong></a></li>`
  const list = open.length ? `<ul>${open.map(row).join('')}</ul>` : '<p class="muted">现在没有待付款的订单。</p>'
  return page('扫码付款', `<div class="card"><h1>扫码付款：选择一笔订单</h1>${list}</div>`)
}

/** The page asks WeixinJSBridge's question: is this prepay signed by the merchant? */
function jsapi(gateway: Gateway, response: ServerResponse, url: URL) {
  const p = (name: string) => url.searchParams.get(name) ?? ''
  const lines = [p('appId'), p('timeStamp'), p('nonceStr'), p('package'), ''].join('\n')
  const key = gateway.keys.merchantKey
  const genuine = verify('RSA-SHA256', Buffer.from(lines), key, Buffer.from(p('paySign'), 'base64'))
  if (!genuine || p('signType') !== 'RSA') {
    return sendPage(response, page('支付验签失败', '<div class="card"><h1>支付验签失败</h1></div>'), 400)
  }
  return cashier(response, gateway.ledger.byPrepay(p('package').replace(/^prepay_id=/, '')), url)
}

function backTo(url: string | null) {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : ''
}

function cashier(response: ServerResponse, order: Order | undefined, url: URL) {
  if (!order) {
    const gone = '<div class="card"><h1>链接已失效</h1><p>请回到商店重新发起支付。</p></div>'
    return sendPage(response, page('链接已失效', gone), 404)
  }
  const back = backTo(url.searchParams.get('redirect_url'))
  const notice = {
    failed: '<p class="bad" role="alert">支付失败：银行卡余额不足，请重试。</p>',
    paid: '<p class="good" role="status">支付成功。</p>',
  }
  const shown = url.searchParams.get('shown')
  const head = shown === 'failed' ? notice.failed : shown === 'paid' ? notice.paid : ''
  const facts =
    `<dl><dt>商品</dt><dd>${escapeHtml(order.description)}</dd><dt>订单号</dt><dd>${escapeHtml(order.out_trade_no)}</dd>` +
    `<dt>状态</dt><dd>${STATES[order.state]}</dd></dl>`
  const action = (name: string, label: string, cls = '') =>
    `<button class="${cls}" name="action" value="${name}">${label}</button>`
  const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`
  const form =
    order.state === 'NOTPAY'
      ? `<form method="post" action="/pay/act">${hidden('out_trade_no', order.out_trade_no)}${hidden('redirect_url', back)}` +
        hidden('from', url.pathname + url.search) +
        `${action('pay', '立即支付', 'pay')}${action('fail', '模拟支付失败')}${action('abandon', '放弃支付')}</form>`
      : back
        ? `<a class="button" href="${escapeHtml(back)}">返回商店</a>`
        : '<a class="button" href="/pay">待付款列表</a>'
  const content = `<div class="card">${head}<h1>确认付款</h1><div class="sum">${yuan(order.total_fen)}</div>${facts}${form}</div>`
  sendPage(response, page('微信支付沙箱收银台', content))
}

function actForBuyer(gateway: Gateway, form: URLSearchParams, response: ServerResponse) {
  const out_trade_no = form.get('out_trade_no') ?? ''
  const back = backTo(form.get('redirect_url'))
  const from = form.get('from') ?? '/pay'
  const here = new URL(/^\/pay\//.test(from) ? from : '/pay', gateway.url)
  const action = form.get('action')
  if (action === 'pay') {
    try {
      gateway.pay(out_trade_no)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      here.searchParams.delete('shown')
      return redirect(response, here.pathname + here.search)
    }
    here.searchParams.set('shown', 'paid')
    return redirect(response, back || here.pathname + here.search)
  }
  if (action === 'fail') {
    gateway.ledger.fail(out_trade_no)
    here.searchParams.set('shown', 'failed')
    return redirect(response, here.pathname + here.search)
  }
  redirect(response, back || '/pay')
}
