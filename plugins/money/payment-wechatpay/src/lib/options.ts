import { readFileSync } from 'node:fs'
import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'

/** The merchant's settings. Keys may be given as PEM text or as the path of a PEM file. */
const pem = z.string().transform((value) => {
  if (value.includes('-----BEGIN')) return value.replace(/\\n/g, '\n')
  return readFileSync(value, 'utf8')
})

const url = z.url().transform((value) => value.replace(/\/+$/, ''))

const schema = z
  .object({
    appid: z.string().min(1),
    mchid: z.string().regex(/^\d{8,12}$/),
    serial_no: z.string().min(1),
    private_key: pem,
    api_v3_key: z.string().refine((key) => Buffer.byteLength(key) === 32, '必须是 32 字节'),
    public_key_id: z.string().startsWith('PUB_KEY_ID_').optional(),
    public_key: pem.optional(),
    /** Still believed while WeChat changes from one public key to the next. */
    former_public_key_id: z.string().startsWith('PUB_KEY_ID_').optional(),
    former_public_key: pem.optional(),
    platform_certificates: z.array(pem).default([]),
    /** Ask WeChat for certificates it signs with and we do not know; in pure public-key mode it would refuse. */
    download_certificates: z.boolean().default(false),
    base_url: url.default('https://api.mch.weixin.qq.com'),
    /** Where WeChat reaches this backend; the callback paths are added to it. */
    notify_base_url: url,
    /** The shop's own origin: the only place a buyer may be sent back to. */
    storefront_url: url,
    description: z.string().max(60).default('订单支付'),
    expires_in_minutes: z.coerce.number().int().min(1).max(1440).default(15),
    /** What one transfer to a person may come to; new merchants are held to little. */
    transfer_least_fen: z.coerce.number().int().min(1).default(10),
    transfer_most_fen: z.coerce.number().int().min(1).default(20_000),
    timeout_ms: z.coerce.number().int().min(100).default(6000),
  })
  .refine((options) => !options.former_public_key_id === !options.former_public_key, '旧公钥与旧公钥 ID 必须同时提供')
  .refine((options) => !options.public_key_id === !options.public_key, '微信支付公钥与公钥 ID 必须同时提供')

/** Their names. */
export const OPTIONS = schema.shape

export type WechatPayOptions = z.infer<typeof schema>

/** @throws MedusaError naming every wrong setting, without its value. */
export function parseOptions(input: unknown): WechatPayOptions {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ')
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `WeChat Pay settings: ${wrong}`)
}
