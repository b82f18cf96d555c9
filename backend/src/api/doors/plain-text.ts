/**
 * What is asked for is written plainly: no letter stands disguised in a path, no text holds a zero byte, which the database
 * cannot keep and Postgres answers by breaking off, and none holds signs that nobody sees: they turn a line around, hide in
 * a name, or are half a letter. The one place for all that is typed in; tables that are
 * uploaded are cleaned as they are read.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { plain } from '@shanzhen/documents/plain'

/** Letters, digits and `-._~`, which nobody need write as `%xx` (https://www.rfc-editor.org/rfc/rfc3986#section-2.3). */
const UNRESERVED = /[\w.~-]/
const ESCAPED = /%([0-7][0-9a-f])/gi

/**
 * Doors that name a word (`user`, `emailpass`) compare it with what was written, while a route's own parameter reads it
 * decoded: `/auth/us%65r/…` would pass by the door and arrive all the same.
 */
export const isDisguised = (url: string): boolean =>
  TWOFOLD.test(url.split('?', 1)[0] ?? '') ||
  [...(url.split('?', 1)[0] ?? '').matchAll(ESCAPED)].some(([, hex = '']) =>
    UNRESERVED.test(String.fromCharCode(parseInt(hex, 16))),
  )

/** Express drops what follows a `#` and reads `\` as `/` beside one: a door would see another path than the route. */
const TWOFOLD = /[#\\]/

/** In a body as it was parsed, names of fields too; what is nested so deep that it is no form of ours holds one too. */
export function holdsZero(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false
  if (depth > 40) return true
  return Object.entries(value).some(([name, part]) => name.includes('\0') || holdsZero(part, depth + 1))
}

/** Cleans all text of a body in place, however deep. */
export function cleanText(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value) || depth > 40) return
  const parts = value as Record<string, unknown>
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') parts[name] = plain(part)
    else cleanText(part, depth + 1)
  }
}

/** Channels sign what they send: their notices are kept as they came. */
const SIGNED = /^\/hooks\//i
const FILE = /^\/static(?:\/|$)/i

function plainTextOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { originalUrl, body } = request
  if (!isDisguised(originalUrl) && !originalUrl.includes('%00') && !holdsZero(body)) {
    if (!SIGNED.test(originalUrl)) cleanText(body)
    return next()
  }
  if (FILE.test(originalUrl)) return void response.sendStatus(404)
  const message = '请求里有不能用的字符'
  response.status(400).json({ type: MedusaError.Types.INVALID_DATA, code: 'not_plain', message })
}

export const plainTextDoor: MiddlewareRoute[] = [{ matcher: '/*', middlewares: [plainTextOnly] }]
