/** The shop inside WeChat: what its pages ask to be let in, shared and recognised. No secret, token or ticket is among it. */
import { moment, text } from '@shanzhen/http/wire'
import { ShopperSession } from '@shanzhen/one-time-code/wire'
import { z } from '@medusajs/framework/zod'

/** What a page of ours shows the bridge (`preVerifyJSAPI`); good for this address alone. */
export const JsConfig = z.object({ appid: z.string(), timestamp: z.int(), nonce: z.string(), signature: z.string() })
export type JsConfig = z.infer<typeof JsConfig>

export const AuthorizeUrl = z.object({ url: z.string() })
export type AuthorizeUrl = z.infer<typeof AuthorizeUrl>

/** Whom WeChat says this browser is, once it came back. */
export const WechatPerson = z.object({
  /** Null for somebody who only looks at the page as it is for everybody: whoever that is, it is no account. */
  openid: text,
  /** WeChat showed the page in its preview; 使用完整服务 leads out of it. */
  snapshot: z.boolean(),
  purpose: z.enum(['sign_in', 'pay']),
  /** The page that was left, as a path. */
  back: z.string(),
  /** Of the account this WeChat is bound to; null where a phone has to be proved first. */
  session: ShopperSession.nullable(),
})
export type WechatPerson = z.infer<typeof WechatPerson>

/** The shop's official account as buyers know it; `follow_link` is what its QR code says. */
export const WechatAccount = z.object({ offered: z.boolean(), name: text, follow_link: text })
export type WechatAccount = z.infer<typeof WechatAccount>

/** What the shop's server remembers of the browser's permission, for a quarter of an hour. */
export const WechatVisitor = z.object({ openid: text, bound: z.boolean() })
export type WechatVisitor = z.infer<typeof WechatVisitor>

/** The customer's own WeChat. */
export const OwnWechat = z.object({
  /** Whether this shop has an official account at all. */
  offered: z.boolean(),
  bound: z.boolean(),
  nickname: text,
  bound_at: moment.nullable(),
  /** Whether news of orders come inside WeChat; null where the account sends none. */
  messages: z.boolean().nullable(),
})
export type OwnWechat = z.infer<typeof OwnWechat>

/** How the official account stands, for staff. */
export const WechatState = z.object({
  appid: text,
  account_name: text,
  follow_link: text,
  /** Whether a token is set that WeChat signs its events with. */
  listens: z.boolean(),
  /** Whether orders are reported as sent. */
  reports: z.boolean(),
  credentials: z.array(
    z.object({
      kind: z.enum(['token', 'ticket']),
      expires_at: moment.nullable(),
      renewed_at: moment.nullable(),
      renewals: z.int(),
      failed_at: moment.nullable(),
      failure: text,
    }),
  ),
  templates: z.array(z.object({ kind: z.string(), id: z.string() })),
  /** Of seven days. */
  messages: z.array(
    z.object({
      kind: z.string(),
      sent: z.int(),
      arrived: z.int(),
      lost: z.int(),
      refused: z.int(),
      last_refusal: text,
    }),
  ),
  /** Accounts with a WeChat. */
  bound: z.int(),
  waiting: z.int(),
  /** Orders WeChat does not take as sent; the latest hundred. */
  refused: z.array(
    z.object({
      id: z.string(),
      order_id: z.string(),
      tries: z.int(),
      errcode: z.int().nullable(),
      errmsg: text,
      tried_at: moment.nullable(),
    }),
  ),
})
export type WechatState = z.infer<typeof WechatState>
