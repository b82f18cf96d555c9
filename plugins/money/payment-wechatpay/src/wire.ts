/** Inside WeChat: where a buyer fetches a code, and whom WeChat says it is. */
import { z } from '@medusajs/framework/zod'

/** `state` comes back with the code. */
export const AuthorizeUrl = z.object({ url: z.string(), state: z.string() })
export type AuthorizeUrl = z.infer<typeof AuthorizeUrl>

export const Openid = z.object({ openid: z.string() })
export type Openid = z.infer<typeof Openid>
