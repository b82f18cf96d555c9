import type { MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { wrongFields } from '@shanzhen/http/wrong-fields'
import { cachedJson } from '../catalogue/answer-cache'

/** Small helpers every route of the shop's catalogue uses. */

/** JSON already written; Express would stringify it again and hash it for an ETag nobody keeps. */
function sendJson(res: MedusaResponse, json: Buffer) {
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Content-Length', json.length)
  res.end(json)
}

/** Answers what the contract says, kept for a moment under `key`; `make` works it out where nothing is kept. */
export async function replyKept<R extends { answer: z.ZodType }>(
  res: MedusaResponse,
  _route: R,
  key: string,
  make: () => Promise<z.input<R['answer']>>,
): Promise<void> {
  sendJson(res, await cachedJson(key, make))
}

/** @throws INVALID_DATA with the first fault in Chinese. */
export function parseQuery<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  const parsed = schema.safeParse(query)
  if (parsed.success) return parsed.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, Object.values(wrongFields(parsed.error))[0] ?? '请求参数不对')
}
