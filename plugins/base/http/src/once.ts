import { createHash } from 'node:crypto'
import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { actorOf } from './actor'

/** What a person sent under one key: again with the same contents it is the same; `hash` is of these contents. */
export type OnceOnly = { actor: string; key: string; hash: string }

const KEY = /^[\x21-\x7e]{8,100}$/

/** What the header `Idempotency-Key` says of a form; none where it says nothing. @throws MedusaError invalid_data */
export function onceOf(req: AuthenticatedMedusaRequest<unknown>): OnceOnly | undefined {
  const key = req.get('idempotency-key')
  if (key === undefined) return undefined
  if (!KEY.test(key)) throw new MedusaError(MedusaError.Types.INVALID_DATA, 'Idempotency-Key 须为 8 到 100 个字符')
  const hash = createHash('sha256').update(JSON.stringify(req.validatedBody)).digest('hex')
  return { actor: actorOf(req), key, hash }
}
