import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Gateway } from './gateway.ts'
import { readBody, redirect, sendPage } from './http.ts'
import { escapeHtml, page, yuan } from './layout.ts'
import type { Transfer } from './types.ts'

/** What a payee sees in place of WeChat's own sheet: `/transfer?package=…` takes one, without it all that wait are listed. */
export async function serveTransferPages(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) {
  const waiting = [...gateway.ledger.transfers.values()].filter(({ state }) => state === 'WAIT_USER_CONFIRM')
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readBody(request))
    const found = waiting.find(({ package_info }) => package_info === form.get('package'))
    if (found) gateway.transfers.move(found.out_bill_no, 'SUCCESS')
    return redirect(response, '/transfer')
  }
  const wanted = url.searchParams.get('package')
  const shown = waiting.filter(({ package_info }) => !wanted || package_info === wanted).reverse()
  const none = '<p class="muted">现在没有待确认收款的转账。</p>'
  const list = shown.map(card).join('') || none
  sendPage(response, page('确认收款', `<div class="card"><h1>确认收款</h1>${list}</div>`))
}

const card = ({ transfer_amount, transfer_remark, out_bill_no, package_info }: Transfer) =>
  `<form method="post" action="/transfer/act"><div class="sum">${yuan(transfer_amount)}</div>` +
  `<dl><dt>说明</dt><dd>${escapeHtml(transfer_remark)}</dd><dt>单号</dt><dd>${escapeHtml(out_bill_no)}</dd></dl>` +
  `<input type="hidden" name="package" value="${escapeHtml(package_info)}"><button class="pay">确认收款</button></form>`
