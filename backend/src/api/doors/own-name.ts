/**
 * What staff do stands on record under a person's name, and some of it needs a second person. A secret key is nobody: with
 * one in hand its maker would be two. It reads, and keeps the catalogue for a machine; all else is done by somebody who
 * signed in. It opens nothing once its maker is no longer of the staff (the door of rights).
 */
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import { refuse } from './refuse'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Names, pictures and prices of goods; whether a good may be sold is said elsewhere, by people. */
const CATALOGUE =
  /^\/admin\/(?:products(?!\/[^/]+\/good(?:\/|$))|product-[a-z]+|collections|price-lists|price-preferences|uploads|translations)(?:\/|$)/i
const PEOPLE_ONLY = '这一步要记在具体的人名下：请员工本人登录后操作，接口密钥只能查询和维护商品资料'

/** @param path without its query */
export const opensToKeys = (method: string, path: string): boolean => READS.has(method) || CATALOGUE.test(path)

function peopleOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  if (auth_context?.actor_type !== 'api-key') return next()
  const path = request.baseUrl + request.path
  if (opensToKeys(request.method, path)) return next()
  refuse(response, 403, PEOPLE_ONLY)
}

export const ownNameDoors: MiddlewareRoute[] = [{ matcher: '/admin', middlewares: [peopleOnly] }]
