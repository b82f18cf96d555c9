/**
 * The door for shops' own programs: `Authorization: Bearer szk_…`. Every call is counted against its key, and each answer
 * says how many are left (RateLimit-*, draft-ietf-httpapi-ratelimit-headers); what comes too often is told when to come again.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SHOP } from '../modules/shop'
import { keyRightAt, keyStates } from '../rights'
import type { KeyActor } from '../types'
import { problem } from './problem'
import type { ShopCaller } from './shop-caller'

const WINDOW_S = 60

export async function knowKey(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const shops = request.scope.resolve(SHOP)
  const [, secret = ''] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? []
  const use = await shops.useKey(secret)
  response.setHeader('Cache-Control', 'no-store')
  if (!use) {
    response.setHeader('WWW-Authenticate', 'Bearer')
    return problem(response, 401, 'key_unknown', '密钥不对、已作废或已过期')
  }
  const { actor, used, reset_s } = use
  const most = shops.callsPerMinute
  response
    .setHeader('RateLimit-Policy', `${most};w=${WINDOW_S}`)
    .setHeader('RateLimit-Limit', most)
    .setHeader('RateLimit-Remaining', Math.max(0, most - used))
    .setHeader('RateLimit-Reset', reset_s)
  if (used > most) {
    response.setHeader('Retry-After', reset_s)
    return problem(response, 429, 'too_many_calls', `这个密钥每分钟最多调用 ${most} 次，请 ${reset_s} 秒后再试`)
  }
  const path = request.originalUrl.split('?', 1)[0] ?? ''
  if (!keyStates(request.method).includes(actor.state)) {
    const said = actor.state === 'suspended' ? '小店暂停营业，只能查询，不能下单或修改' : '小店没有在营业'
    return problem(response, 403, `shop_${actor.state}`, said)
  }
  const right = keyRightAt(request.method, path)
  if (!right) return problem(response, 404, 'no_route', '没有这个接口')
  if (right.scope && !actor.scopes.includes(right.scope))
    return problem(response, 403, 'scope', `这个密钥没有 ${right.scope} 权限`)
  response.locals.key = actor
  response.locals.shop = {
    ...{ by: 'key', shop_id: actor.shop_id, key_id: actor.key_id, name: actor.key_name },
    ...{ scopes: actor.scopes, mode: actor.mode, state: actor.state },
  } satisfies ShopCaller
  next()
}

export const keyOf = (response: MedusaResponse): KeyActor => response.locals.key as KeyActor
