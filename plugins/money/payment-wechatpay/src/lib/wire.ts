import { z } from '@medusajs/framework/zod'

/** The shapes WeChat Pay sends us, as far as we read them. Everything else in an answer is ignored. */
export const transactionSchema = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  attach: z.string().optional(),
  success_time: z.string().optional(),
  amount: z.object({ total: z.number().int(), currency: z.string().default('CNY') }).optional(),
})
export type Transaction = z.infer<typeof transactionSchema>

/** A refund speaks of `status` in an answer and of `refund_status` in a callback. */
export const refundSchema = z
  .object({
    mchid: z.string().optional(),
    out_trade_no: z.string(),
    out_refund_no: z.string(),
    refund_id: z.string(),
    transaction_id: z.string().optional(),
    status: z.string().optional(),
    refund_status: z.string().optional(),
    success_time: z.string().optional(),
    amount: z.object({ refund: z.number().int(), total: z.number().int() }),
  })
  .transform(({ refund_status, status, ...rest }) => ({ ...rest, status: refund_status ?? status ?? 'PROCESSING' }))
export type WechatRefund = z.infer<typeof refundSchema>

/** Spelled as WeChat spells them. */
const TRANSFER_STATES = [
  ...['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING'],
  ...['SUCCESS', 'FAIL', 'CANCELLED'],
] as const

const transferState = z.enum(TRANSFER_STATES)

/** What the request for a transfer is answered with: neither sum nor payee. */
export const transferMadeSchema = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string().min(1),
  state: transferState,
  fail_reason: z.string().nullish(),
  package_info: z.string().nullish(),
})

/** A query names the merchant `mch_id`, a callback `mchid`. */
export const transferSchema = z
  .object({
    mch_id: z.string().optional(),
    mchid: z.string().optional(),
    appid: z.string().optional(),
    out_bill_no: z.string(),
    transfer_bill_no: z.string().min(1),
    state: transferState,
    transfer_amount: z.number().int(),
    openid: z.string().nullish(),
    fail_reason: z.string().nullish(),
  })
  .transform(({ mch_id, mchid, ...rest }) => ({ ...rest, mchid: mchid ?? mch_id ?? '' }))
export type Transfer = z.infer<typeof transferSchema>

export const receiptSchema = z.object({
  state: z.enum(['GENERATING', 'FINISHED', 'FAILED']),
  hash_type: z.string().optional(),
  hash_value: z.string().optional(),
  download_url: z.string().optional(),
  fail_reason: z.string().nullish(),
})

export const callbackSchema = z.object({
  id: z.string().min(1).max(64),
  create_time: z.string().optional(),
  event_type: z.string().max(64),
  resource_type: z.literal('encrypt-resource'),
  resource: z.object({
    original_type: z.string().optional(),
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    associated_data: z.string().nullish(),
    nonce: z.string(),
  }),
})

export const errorSchema = z.object({ code: z.string().default('UNKNOWN'), message: z.string().default('') })

export const billLinkSchema = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/),
  download_url: z.url(),
})

export const certificatesSchema = z.object({
  data: z.array(
    z.object({
      serial_no: z.string(),
      encrypt_certificate: z.object({
        algorithm: z.literal('AEAD_AES_256_GCM'),
        ciphertext: z.string(),
        associated_data: z.string().nullish(),
        nonce: z.string(),
      }),
    }),
  ),
})
