import { randomUUID } from 'node:crypto'
import { FORGERIES, type Forgery } from './forgeries.ts'
import type { Gateway } from './gateway.ts'
import { text, whole } from './http.ts'
import { ApiError, beijingTime, type Callback, type TransferState } from './types.ts'

/** The tester's desk of transfers: act as the payee or as WeChat's clock, order what becomes of new ones. */
const STATES: readonly TransferState[] = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING']
const ACTS: Record<string, (gateway: Gateway, number: string, body: Record<string, unknown>) => unknown> = {
  confirm: ({ transfers }, number) => transfers.move(number, 'SUCCESS'),
  // As WeChat does when nobody confirmed for a day; it may take most of an hour more.
  overdue: ({ transfers }, number) => transfers.move(number, 'FAIL', 'OVERDUE_CLOSE'),
  fail: ({ transfers }, number, body) => transfers.move(number, 'FAIL', text(body.reason) || 'ACCOUNT_FROZEN'),
  state: ({ transfers }, number, body) => transfers.move(number, stateOf(body.state)),
  cancelled: ({ transfers }, number) => transfers.move(number, 'CANCELLED'),
}

const stateOf = (word: unknown): TransferState => {
  const found = STATES.find((state) => state === word)
  if (!found) throw new ApiError(400, 'PARAM_ERROR', `state: ${STATES.join(', ')}`)
  return found
}

export async function actOnTransfers(gateway: Gateway, call: string, body: Record<string, unknown>): Promise<unknown> {
  const { transfers } = gateway
  if (call === 'POST /__sandbox/transfers/settings') return settings(gateway, body)
  const told = /^POST \/__sandbox\/transfers\/(\w+)\/(forge|announce)$/.exec(call)
  if (told) {
    const forgery = text(body.forgery)
    if (told[2] === 'forge' && !Object.hasOwn(FORGERIES, forgery))
      throw new ApiError(400, 'PARAM_ERROR', `forgery: ${Object.keys(FORGERIES).join(', ')}`)
    const { forgery: _forgery, ...overrides } = body
    return { status: await tell(gateway, told[1] ?? '', overrides, forgery ? (forgery as Forgery) : undefined) }
  }
  const [, number = '', act = ''] = /^POST \/__sandbox\/transfers\/(\w+)\/(\w+)$/.exec(call) ?? []
  const work = ACTS[act]
  if (!work) throw new ApiError(404, 'NOT_FOUND', `acts: ${Object.keys(ACTS).join(', ')}, forge, announce, settings`)
  return work(gateway, transfers.get(number).out_bill_no, body)
}

function settings({ transfers }: Gateway, body: Record<string, unknown>) {
  if (body.begins !== undefined) transfers.begins = stateOf(body.begins)
  if (body.balance_fen !== undefined) transfers.balance_fen = body.balance_fen === null ? null : whole(body.balance_fen)
  if (body.least_fen !== undefined) transfers.least_fen = whole(body.least_fen)
  if (body.most_fen !== undefined) transfers.most_fen = whole(body.most_fen)
  if (typeof body.cancel_ends === 'boolean') transfers.cancelEnds = body.cancel_ends
  const receipts = ['FINISHED', 'FAILED', 'never'] as const
  transfers.receiptEnds = receipts.find((end) => end === body.receipt_ends) ?? transfers.receiptEnds
  const { begins, balance_fen, least_fen, most_fen, cancelEnds: cancel_ends, receiptEnds: receipt_ends } = transfers
  return { begins, balance_fen, least_fen, most_fen, cancel_ends, receipt_ends }
}

/** A notification out of turn: genuine about something untrue, or spoilt in one way. @returns the shop's status */
export async function tell(
  gateway: Gateway,
  number: string,
  overrides: Record<string, unknown>,
  forgery?: Forgery,
): Promise<number | null> {
  const { notify_url } = gateway.transfers.get(number)
  const callback: Callback = {
    ...{
      id: randomUUID(),
      url: notify_url ?? '',
      event_type: 'MCHTRANSFER.BILL.FINISHED',
      original_type: 'mch_payment',
    },
    ...{ summary: '商家转账单据终态通知', create_time: beijingTime(), tries: 0, due_at: 0, last_status: null },
    resource: gateway.transfers.pretend(number, overrides),
    state: 'waiting',
  }
  return await gateway.callbacks.post(callback, forgery && FORGERIES[forgery])
}
