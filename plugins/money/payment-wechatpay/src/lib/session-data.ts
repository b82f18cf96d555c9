import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'

/**
 * What a payment session remembers of its WeChat order. The buyer's browser can read it, so it holds no secret; and
 * Medusa keeps keys the buyer sent beside ours, so every key we trust is written by us each time.
 */
const channel = z.enum(['native', 'h5', 'jsapi'], '支付方式不支持')

/** What may be asked for. Our own earlier keys are let through, because Medusa restores a session with all its data. */
const requestSchema = z.object({
  session_id: z.string().min(1),
  channel: channel.default('native'),
  openid: z.string().max(128).nullish(),
  client_ip: z.union([z.ipv4(), z.ipv6()], 'IP 地址不正确').nullish(),
  return_url: z.url('返回地址不正确').nullish(),
  description: z.string().trim().min(1).max(60).nullish(),
})
export type PaymentRequest = z.infer<typeof requestSchema>

const refundEntrySchema = z.object({
  out_refund_no: z.string(),
  refund_id: z.string(),
  /** Our refund it stands for; entries of earlier days name none. */
  refund_key: z.string().optional(),
  amount_fen: z.number().int(),
  status: z.string(),
  updated_at: z.string(),
})

export const sessionDataSchema = z.object({
  session_id: z.string(),
  out_trade_no: z.string(),
  revision: z.number().int(),
  channel,
  amount_fen: z.number().int(),
  currency_code: z.string(),
  appid: z.string(),
  mchid: z.string(),
  description: z.string(),
  expires_at: z.string(),
  /** An H5 link lives five minutes only; until then it may be shown again. */
  link_expires_at: z.string(),
  openid: z.string().nullable().default(null),
  client_ip: z.string().nullable().default(null),
  return_url: z.string().nullable().default(null),
  code_url: z.string().nullable().default(null),
  h5_url: z.string().nullable().default(null),
  jsapi_params: z.record(z.string(), z.string()).nullable().default(null),
  trade_state: z.string().default('NOTPAY'),
  transaction_id: z.string().nullable().default(null),
  paid_at: z.string().nullable().default(null),
  refunds: z.array(refundEntrySchema).default([]),
})
export type SessionData = z.infer<typeof sessionDataSchema>

const OWN_KEYS = new Set([...Object.keys(sessionDataSchema.shape), ...Object.keys(requestSchema.shape)])

/** @throws MedusaError invalid_data for an unknown key or a value out of range */
export function parseRequest(data: unknown): PaymentRequest {
  const unknown = Object.keys(data ?? {}).filter((key) => !OWN_KEYS.has(key))
  if (unknown.length > 0)
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `不接受的支付参数：${unknown.join('、')}`)
  const request = parse(requestSchema, data)
  if (request.channel === 'h5' && !request.client_ip) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, 'H5 支付需要付款人的 IP 地址。')
  }
  if (request.channel === 'jsapi' && !request.openid) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '在微信内支付需要先完成微信授权。')
  }
  return request
}

export const parseSessionData = (data: unknown): SessionData => parse(sessionDataSchema, data)

function parse<T extends z.ZodType>(schema: T, data: unknown): z.infer<T> {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, result.error.issues.map((issue) => issue.message).join('；'))
}

/**
 * Our order number: the session's ULID and a revision, 28 characters. Derived, not drawn: placing again after a crash
 * meets the same WeChat order instead of opening a second one.
 */
export function outTradeNo(sessionId: string, revision: number): string {
  const base = sessionId.replace(/^payses_/, '').replace(/[^0-9A-Za-z]/g, '')
  return base.slice(-26).padStart(4, '0') + revision.toString(36).toUpperCase().padStart(2, '0')
}

/** WeChat wants RFC 3339 without fractions; Beijing time as its documents write it. */
export const beijingTime = (date: Date) =>
  new Date(date.getTime() + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00')

/** A refund notification carries no attach; the number itself tells whose it is. */
export const sessionIdOf = (out_trade_no: string) => `payses_${out_trade_no.slice(0, 26)}`
