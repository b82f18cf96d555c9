import type { IncomingMessage, ServerResponse } from 'node:http'
import { readPlan } from './bills.ts'
import { API_MODES, type ApiFault, type CallbackFault } from './faults.ts'
import { FORGERIES, type Forgery } from './forgeries.ts'
import type { Gateway } from './gateway.ts'
import { parseJson, readBody, sendJson, text, whole } from './http.ts'
import { actOnTransfers } from './transfer-control.ts'
import { ApiError } from './types.ts'

/** The tester's desk under /__sandbox: act as the buyer, order faults, forge notifications, look into the books. */
const CALLBACK_MODES = ['lose', 'delay', 'double', 'hold'] as const
const isForgery = (value: string): value is Forgery => Object.hasOwn(FORGERIES, value)

export async function serveControl(gateway: Gateway, request: IncomingMessage, response: ServerResponse, path: string) {
  try {
    const body = parseJson(await readBody(request))
    const result = await act(gateway, `${request.method} ${path}`, body)
    sendJson(response, 200, result ?? {})
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 400
    sendJson(response, status, { message: error instanceof Error ? error.message : 'bad request' })
  }
}

async function act(gateway: Gateway, call: string, body: Record<string, unknown>): Promise<unknown> {
  const { ledger, faults } = gateway
  if (call === 'GET /__sandbox/state') {
    return {
      orders: [...ledger.orders.values()],
      refunds: [...ledger.refunds.values()],
      transfers: [...ledger.transfers.values()],
      callbacks: [...ledger.callbacks.values()],
      faults: { callbacks: faults.callbacks, api: faults.api },
    }
  }
  if (call.startsWith('POST /__sandbox/transfers/')) return actOnTransfers(gateway, call, body)
  const order = /^POST \/__sandbox\/orders\/([^/]+)\/(pay|fail)$/.exec(call)
  if (order) return order[2] === 'pay' ? gateway.pay(order[1] ?? '') : ledger.fail(order[1] ?? '')
  const refund = /^POST \/__sandbox\/refunds\/([^/]+)\/(SUCCESS|ABNORMAL|CLOSED)$/.exec(call)
  if (refund) return gateway.settleRefund(refund[1] ?? '', refundState(refund[2]))
  const end = /^POST \/__sandbox\/refunds\/end\/(SUCCESS|ABNORMAL|CLOSED|never)$/.exec(call)
  if (end) return (gateway.refundsEnd = end[1] === 'never' ? null : refundState(end[1]))
  if (call === 'POST /__sandbox/faults/callbacks') return faults.addCallback(callbackFault(body))
  if (call === 'POST /__sandbox/faults/api') return faults.addApi(apiFault(body))
  if (call === 'DELETE /__sandbox/faults') {
    gateway.bills.plans.clear()
    return faults.clear()
  }
  const bill = /^POST \/__sandbox\/bills\/(\d{4}-\d{2}-\d{2})$/.exec(call)
  if (bill) return gateway.bills.plans.set(bill[1] ?? '', readPlan(body)).get(bill[1] ?? '')
  const resend = /^POST \/__sandbox\/callbacks\/([^/]+)\/resend$/.exec(call)
  if (resend) return { status: await gateway.resend(resend[1] ?? '') }
  if (call === 'POST /__sandbox/callbacks/forge') {
    const forgery = text(body.forgery)
    if (!isForgery(forgery)) throw new ApiError(400, 'PARAM_ERROR', `forgery: ${Object.keys(FORGERIES).join(', ')}`)
    return { status: await gateway.forge(text(body.out_trade_no), forgery) }
  }
  if (call === 'POST /__sandbox/callbacks/announce') {
    const overrides = { total_fen: whole(body.total_fen), trade_state: text(body.trade_state) }
    return { status: await gateway.announce(text(body.out_trade_no), overrides) }
  }
  if (call === 'POST /__sandbox/certificates') return gateway.publishCertificate()
  if (call === 'POST /__sandbox/certificates/next') return gateway.useNextCertificate()
  if (call === 'POST /__sandbox/signing')
    return gateway.signWith(text(body.mode) === 'certificate' ? 'certificate' : 'public_key')
  throw new ApiError(404, 'NOT_FOUND', 'unknown control call')
}

const refundState = (word: string | undefined) =>
  word === 'ABNORMAL' ? 'ABNORMAL' : word === 'CLOSED' ? 'CLOSED' : 'SUCCESS'

function oneOf<T extends string>(modes: readonly T[], value: unknown): T {
  const found = modes.find((mode) => mode === value)
  if (!found) throw new ApiError(400, 'PARAM_ERROR', `mode: ${modes.join(', ')}`)
  return found
}

const count = (value: unknown, fallback: number) => (whole(value) >= 0 ? whole(value) : fallback)

const callbackFault = (body: Record<string, unknown>): CallbackFault => ({
  mode: oneOf(CALLBACK_MODES, body.mode),
  delay_ms: count(body.delay_ms, 0),
  times: count(body.times, 1),
})

const apiFault = (body: Record<string, unknown>): ApiFault => ({
  mode: oneOf(API_MODES, body.mode),
  path: text(body.path),
  status: count(body.status, 500),
  code: text(body.code) || 'SYSTEM_ERROR',
  delay_ms: count(body.delay_ms, 0),
  times: count(body.times, 1),
})
