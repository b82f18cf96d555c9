/** An order as WeChat keeps it. A failed try leaves it NOTPAY. */
export type Order = {
  channel: 'native' | 'h5' | 'jsapi'
  out_trade_no: string
  prepay_id: string
  pr: string
  description: string
  attach: string
  notify_url: string
  time_expire: string | null
  total_fen: number
  openid: string | null
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND'
  transaction_id: string | null
  success_time: string | null
  failed_tries: number
  created_at: string
}

export type Refund = {
  out_refund_no: string
  refund_id: string
  out_trade_no: string
  refund_fen: number
  notify_url: string | null
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
  create_time: string
  success_time: string | null
}

/** A notification on its way to the shop, tried again until it is taken. */
export type Callback = {
  id: string
  url: string
  event_type: string
  original_type: 'transaction' | 'refund' | 'mch_payment'
  summary: string
  resource: Record<string, unknown>
  create_time: string
  tries: number
  due_at: number
  state: 'waiting' | 'taken' | 'given_up' | 'lost'
  last_status: number | null
}

export const TRANSFER_ENDS = ['SUCCESS', 'FAIL', 'CANCELLED'] as const
export type TransferState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'CANCELING'
  | (typeof TRANSFER_ENDS)[number]

/** Money of the merchant's on its way to a person (商家转账); it goes nowhere before that person confirms. */
export type Transfer = {
  out_bill_no: string
  transfer_bill_no: string
  transfer_scene_id: string
  openid: string
  /** As it was decrypted; null where none was sent. */
  user_name: string | null
  transfer_amount: number
  transfer_remark: string
  notify_url: string | null
  report: { info_type: string; info_content: string }[]
  state: TransferState
  fail_reason: string | null
  package_info: string
  create_time: string
  update_time: string
  /** The electronic receipt; null before anybody asked for one. */
  receipt: { state: 'GENERATING' | 'FINISHED' | 'FAILED'; create_time: string; update_time: string } | null
}

export type Entry =
  | { kind: 'order'; order: Order }
  | { kind: 'refund'; refund: Refund }
  | { kind: 'callback'; callback: Callback }
  | { kind: 'transfer'; transfer: Transfer }

/** An answer with an error, as WeChat words it. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const beijingTime = (at = Date.now()) => new Date(at + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00')
