import type { MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'

/** Small helpers every route of the shop's catalogue uses. */

/** JSON already written; Express would stringify it again and hash it for an ETag nobody keeps. */
export function sendJson(res: MedusaResponse, json: Buffer) {
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Content-Length', json.length)
  res.end(json)
}

/** @throws INVALID_DATA with the first fault in Chinese. */
export function parseQuery<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  const parsed = schema.safeParse(query)
  if (parsed.success) return parsed.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, parsed.error.issues[0]?.message ?? '请求参数不对')
}
