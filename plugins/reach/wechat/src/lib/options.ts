import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'

const url = z.url().transform((value) => value.replace(/\/+$/, ''))

/** What a message can say in a template's fields. */
export const WORDS = ['number', 'subject', 'text', 'time'] as const
export const Template = z.object({
  id: z.string().min(1),
  fields: z.record(z.string().regex(/^[a-z_]+\d*$/), z.enum(WORDS)),
})
export type Template = z.infer<typeof Template>

const schema = z.object({
  /** The official account; the same that the merchant's payments inside WeChat are made under. */
  appid: z.string().min(1),
  app_secret: z.string().min(1),
  api_base_url: url.default('https://api.weixin.qq.com'),
  open_base_url: url.default('https://open.weixin.qq.com'),
  /** The shop's own origin: pages are signed and buyers led back there alone. */
  storefront_url: url,
  /** What the account is called, and what its QR code says; people who bought are asked to follow it. */
  account_name: z.string().min(1).max(40).optional(),
  follow_link: z.url().max(200).optional(),
  /** What WeChat signs its events with; none: no event is believed. */
  message_token: z.string().min(3).max(32).optional(),
  /** By the name of a message (`order-shipped`): the account's template, and what each of its fields says. */
  templates: z.record(z.string(), Template).default({}),
  /** Whether WeChat wants to hear how orders paid inside it were sent (发货信息管理). */
  shipping_reports: z.boolean().default(false),
  timeout_ms: z.coerce.number().int().min(100).default(5000),
})

/** Their names. */
export const OPTIONS = schema.shape

export type WechatOptions = z.infer<typeof schema>

/** Null where the shop has no account. @throws MedusaError naming every wrong setting, without its value. */
export function parseOptions(input: unknown): WechatOptions | null {
  if (!input || !Object.hasOwn(input, 'appid')) return null
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ')
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `WeChat settings: ${wrong}`)
}
