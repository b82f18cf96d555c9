// Reading what a browser sends for signing in, and asking the backend for the customer behind a cookie.
import type { H3Event } from 'h3'
import type { z } from 'zod'
import type { SessionCustomer } from '@shanzhen/one-time-code/wire'

const MESSAGES: Record<string, string> = {
  'buy.errors.phone_required': '请填写手机号。',
  'buy.errors.phone_invalid': '手机号应为 11 位，请再看一眼。',
  'buy.errors.email_invalid': '邮箱写得不完整，请再看一眼。',
  'buy.errors.agree_required': '请先阅读并同意《用户协议》和《隐私政策》',
  'buy.errors.code_invalid': '验证码是 6 位数字。',
}

/** A phone number, a code, an answer to a challenge. */
const MAX_BODY_BYTES = 16 * 1024

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}

/** @returns the body as `schema` shapes it, or null after answering 400, 403 or 422. */
export async function readSessionBody<T extends z.ZodType>(event: H3Event, schema: T) {
  const { public: open } = useRuntimeConfig(event)
  if (!isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)) {
    return { refused: refuse(event, 403, PROBLEMS.foreignOrigin) } as const
  }
  const body = await readBodyWithin(event, MAX_BODY_BYTES)
  if (body === null) return { refused: refuse(event, 422, PROBLEMS.tooLarge) } as const
  const parsed = schema.safeParse(jsonOf(body))
  if (parsed.success) return { body: parsed.data as z.infer<T> } as const
  const first = parsed.error.issues.flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flat() : [issue]))
  const message = first.map((issue) => MESSAGES[issue.message]).find(Boolean) ?? '请填写手机号或邮箱。'
  return { refused: refuse(event, 400, { type: 'invalid_data', message }) } as const
}

/** The signed-in customer, null for a guest or a session that ran out (whose cookie is then dropped). */
export async function findCustomer(event: H3Event): Promise<SessionCustomer | null> {
  if (!readSessionToken(event)) return null
  const answer = await callBackend(event, '/store/customers/me')
  if (answer.status === 401 || answer.status === 404) {
    clearSessionToken(event)
    return null
  }
  if (!answer.ok) throw createError({ statusCode: 502 })
  const { customer } = (await answer.json()) as { customer: SessionCustomer }
  return { id: customer.id, first_name: customer.first_name, phone: customer.phone, email: customer.email }
}
