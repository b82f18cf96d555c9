/**
 * What staff do stands on record under a person's name, and some of it needs a second person. A secret key is nobody: with
 * one in hand its maker would be two. It reads, and keeps the catalogue for a machine; all else is done by somebody who
 * signed in. It opens nothing once its maker is no longer of the staff.
 */
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { refuse } from './refuse'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Names, pictures and prices of goods; whether a good may be sold is said elsewhere, by people. */
const CATALOGUE =
  /^\/admin\/(?:products(?!\/[^/]+\/good(?:\/|$))|product-[a-z]+|collections|price-lists|price-preferences|uploads|translations)(?:\/|$)/i
const PEOPLE_ONLY = '这一步要记在具体的人名下：请员工本人登录后操作，接口密钥只能查询和维护商品资料'

/** @param path without its query */
export const opensToKeys = (method: string, path: string): boolean => READS.has(method) || CATALOGUE.test(path)

async function makerIsStaff(container: MedusaContainer, id: string): Promise<boolean> {
  const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ id }, { select: ['created_by'], take: 1 })
  if (!key?.created_by) return false
  return (await container.resolve(Modules.USER).listUsers({ id: key.created_by }, { take: 1 })).length > 0
}

async function peopleOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  if (auth_context?.actor_type !== 'api-key') return next()
  if (!(await makerIsStaff(request.scope, auth_context.actor_id))) {
    const message = '开这把密钥的人已不是员工，密钥已失效'
    return void response.status(401).json({ type: MedusaError.Types.UNAUTHORIZED, code: 'key_ended', message })
  }
  const path = request.baseUrl + request.path
  if (opensToKeys(request.method, path)) return next()
  refuse(response, 403, PEOPLE_ONLY)
}

export const ownNameDoors: MiddlewareRoute[] = [{ matcher: '/admin', middlewares: [peopleOnly] }]
