/**
 * Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07) for programs: the same call is answered the same, without being
 * done again; the key with anything else is refused, also while the first still runs.
 */
import { createHash } from 'node:crypto'
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { SHOP_ORDER } from '../modules/shop-order'
import { isTest } from './caller'

export async function once(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const key = request.get('idempotency-key') ?? ''
  const say = (status: number, code: string, message: string) => void response.status(status).json({ code, message })
  if (!/^[\x21-\x7e]{8,100}$/.test(key))
    return say(400, 'idempotency_key', '请在 Idempotency-Key 里写 8 到 100 个字符，每个新请求各不相同')
  // A key stands for one call in earnest and another in the test shop.
  const shop_id = (isTest(response) ? 'test:' : '') + shopOf(response).shop_id
  const path = request.originalUrl.split('?', 1)[0]
  const asked = JSON.stringify([request.method, path, canonical(request.body)])
  const call = { shop_id, key, fingerprint: createHash('sha256').update(asked).digest('hex') }
  const shop_orders = request.scope.resolve(SHOP_ORDER)
  const begun = await shop_orders.beginCall(call)
  if (begun.state === 'other') return say(422, 'idempotency_key_reused', '这个 Idempotency-Key 已用于另一个请求')
  if (begun.state === 'running') {
    response.setHeader('Retry-After', 1)
    return say(409, 'in_progress', '同一个请求正在处理，请稍后再问')
  }
  if (begun.state === 'done') {
    response.setHeader('Idempotent-Replayed', 'true')
    response.status(begun.status).json(begun.answer)
    return
  }
  const answer = response.json.bind(response)
  response.json = ((body: unknown) => {
    // Kept before it is said: whoever hears the answer hears the same when asking again.
    void shop_orders.endCall(call, response.statusCode, body).then(
      () => answer(body),
      () => answer(body),
    )
    return response
  }) as typeof response.json
  next()
}

/** The body with its keys in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, canonical(one)]),
  )
}
