import { MedusaError } from '@medusajs/framework/utils'

/** WeChat's error codes come in two spellings (ORDERNOTEXIST, ORDER_NOT_EXIST); this is the list of ours for the old one. */
const SPELLINGS: Record<string, string> = {
  ORDERNOTEXIST: 'ORDER_NOT_EXIST',
  ORDERPAID: 'ORDER_PAID',
  ORDERCLOSED: 'ORDER_CLOSED',
  SYSTEMERROR: 'SYSTEM_ERROR',
  BANKERROR: 'BANK_ERROR',
  SIGNERROR: 'SIGN_ERROR',
  PARAMERROR: 'PARAM_ERROR',
  INVALIDREQUEST: 'INVALID_REQUEST',
  NOAUTH: 'NO_AUTH',
  NOTENOUGH: 'NOT_ENOUGH',
  FREQUENCYLIMITED: 'FREQUENCY_LIMITED',
  RATELIMIT_EXCEEDED: 'FREQUENCY_LIMITED',
  OUTTRADENOUSED: 'OUT_TRADE_NO_USED',
  RESOURCENOTEXISTS: 'RESOURCE_NOT_EXISTS',
  RESOURCE_NOT_EXIST: 'RESOURCE_NOT_EXISTS',
}

export const canonicalCode = (code: string) => SPELLINGS[code] ?? code

const MESSAGES: Record<string, string> = {
  ORDER_PAID: '这笔微信订单已经支付。',
  ORDER_CLOSED: '这笔微信订单已经关闭，请重新发起支付。',
  ORDER_NOT_EXIST: '微信支付没有这笔订单。',
  OUT_TRADE_NO_USED: '商户订单号已被使用。',
  NOT_ENOUGH: '商户账户余额不足。',
  SIGN_ERROR: '微信支付拒绝了请求签名，请检查商户密钥。',
  FREQUENCY_LIMITED: '请求过于频繁，请稍后再试。',
  NETWORK: '暂时连接不上微信支付，请稍后再试。',
  BAD_RESPONSE: '微信支付的应答没有通过验签。',
  REFUND_IN_PROGRESS: '同一笔支付正在退款，请稍后再试。',
  REFUND_IN_DOUBT: '上一次退款的结果还没有确认，请先用相同的金额重试。',
  AMOUNT_MISMATCH: '支付金额与订单金额不一致。',
  REFUND_OF_ANOTHER: '退款单号属于另一笔订单。',
  BILL_HASH: '账单文件与微信支付给出的校验值不符，没有采用。',
  BILL_BROKEN: '账单文件不完整或格式不认识，没有采用。',
  BILL_LINK: '微信支付给出的账单下载地址不可信。',
}

const TYPES: Record<string, string> = {
  ORDER_PAID: MedusaError.Types.CONFLICT,
  ORDER_CLOSED: MedusaError.Types.CONFLICT,
  OUT_TRADE_NO_USED: MedusaError.Types.CONFLICT,
  REFUND_IN_PROGRESS: MedusaError.Types.CONFLICT,
  REFUND_IN_DOUBT: MedusaError.Types.CONFLICT,
  ORDER_NOT_EXIST: MedusaError.Types.NOT_FOUND,
  RESOURCE_NOT_EXISTS: MedusaError.Types.NOT_FOUND,
  PARAM_ERROR: MedusaError.Types.INVALID_DATA,
  NOT_ENOUGH: MedusaError.Types.NOT_ALLOWED,
  INVALID_REQUEST: MedusaError.Types.NOT_ALLOWED,
  AMOUNT_MISMATCH: MedusaError.Types.NOT_ALLOWED,
}

const RETRIABLE = new Set(['NETWORK', 'SYSTEM_ERROR', 'BANK_ERROR', 'FREQUENCY_LIMITED'])

/** Any "no" from WeChat Pay, or from us about it. `code` is WeChat's own, in its new spelling. */
export class WechatPayError extends MedusaError {
  readonly code: string
  readonly http_status: number | null

  constructor(code: string, detail?: string, http_status: number | null = null) {
    const canonical = canonicalCode(code)
    super(
      TYPES[canonical] ?? MedusaError.Types.UNEXPECTED_STATE,
      MESSAGES[canonical] ?? `微信支付：${detail || canonical}`,
      canonical,
    )
    this.code = canonical
    this.http_status = http_status
  }

  /** Whether the same request with the same number may simply be sent again. */
  get retriable() {
    return RETRIABLE.has(this.code) || (this.http_status !== null && this.http_status >= 500)
  }
}

export const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof WechatPayError && codes.includes(error.code)

/** Why a callback or an answer was not believed. The reason goes to the log, never to the caller. */
export class SignatureRefused extends Error {
  constructor(readonly reason: 'header' | 'time' | 'serial' | 'probe' | 'signature' | 'cipher') {
    super(`WeChat Pay signature refused: ${reason}`)
  }
}
