import { z } from '@medusajs/framework/zod'
import type { WechatOptions } from './options'

/** What did not work: WeChat's own code, or -2 where no answer came that could be read. */
export type Refusal = { ok: false; errcode: number; errmsg: string }
export type Said<T> = { ok: true; data: T } | Refusal

/** No answer that could be read: whatever was asked for may have happened. */
export const UNREAD = -2
/** The access token is not, or no longer, the account's. */
export const TOKEN_REFUSED: readonly number[] = [40001, 40014, 42001]

const refusal = z.object({ errcode: z.number().int(), errmsg: z.string().default('') })

type Call<T extends z.ZodType> = {
  method?: 'GET' | 'POST'
  path: string
  query?: Record<string, string>
  body?: object
  answer: T
}

/** WeChat's API: answers within a time limit, its error codes as values. Nothing of an address is said on: it holds secrets. */
export async function call<T extends z.ZodType>(options: WechatOptions, asked: Call<T>): Promise<Said<z.output<T>>> {
  const { method = asked.body ? 'POST' : 'GET', path, query, body } = asked
  const unread = (errmsg: string): Refusal => ({ ok: false, errcode: UNREAD, errmsg })
  let answered: unknown
  try {
    const response = await fetch(`${options.api_base_url}${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeout_ms),
    })
    // Its numbers of messages are past what a number holds exactly: they are read as text.
    answered = JSON.parse((await response.text()).replace(/"msgid":\s*(\d+)/, '"msgid":"$1"'))
  } catch (error) {
    // The cause may quote the address.
    return unread(error instanceof Error ? error.name : 'network')
  }
  const refused = refusal.safeParse(answered)
  if (refused.success && refused.data.errcode !== 0)
    return { ok: false, ...refused.data, errmsg: calm(refused.data.errmsg) }
  const read = asked.answer.safeParse(answered)
  return read.success ? { ok: true, data: read.data } : unread('unknown answer')
}

/** WeChat adds a request's number and, at some errors, the caller's address. */
const calm = (errmsg: string) => errmsg.replace(/\s*(?:,\s*)?(?:hints?|rid):.*$/i, '').slice(0, 200)
