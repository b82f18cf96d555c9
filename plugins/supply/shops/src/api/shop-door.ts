/**
 * The door to a shop's own rows: a token of actor type `shop` whose member was not removed. Behind it every query is asked
 * with the member's shop, which comes from the database and from nothing the browser says.
 */
import {
  authenticate,
  type AuthenticatedMedusaRequest,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { SHOP } from '../modules/shop'
import { memberElsewhere, ownersOnly } from '../modules/shop/errors'
import { memberRightAt, statesOf } from '../rights'
import type { PortalActor, ShopState } from '../types'
import type { ShopCaller } from './shop-caller'
import { asProblems } from './problem'
import { knowKey } from './key-door'

const STATES_SAID: Record<ShopState, string> = {
  applied: '小店还在审核，通过后才能这样做',
  approved: '小店正在营业，不能这样做',
  refused: '小店的申请没有通过，请改好后重新申请',
  suspended: '小店暂停营业，只能查看，不能下单或修改',
  closed: '小店已关闭，只能查看',
}

const pathOf = ({ originalUrl }: MedusaRequest) => originalUrl.split('?', 1)[0] ?? ''

async function findMember(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { actor_id } = (request as AuthenticatedMedusaRequest).auth_context
  const actor = await request.scope.resolve(SHOP).portalActor(actor_id)
  if (!actor) {
    response.status(401).json({ type: MedusaError.Types.UNAUTHORIZED, message: '请重新登录' })
    return
  }
  response.setHeader('Cache-Control', 'no-store')
  const no = (code: string, message: string) =>
    void response.status(403).json({ type: MedusaError.Types.NOT_ALLOWED, code, message })
  const right = memberRightAt(request.method, pathOf(request))
  if (!right) return void response.status(404).json({ type: MedusaError.Types.NOT_FOUND, message: '没有这个地址' })
  if (actor.kind === 'visitor') {
    if (!right.visitor) return no('no_shop', '您还没有小店，请先申请')
  } else {
    // Whoever fills in an application of their own may have joined another shop meanwhile.
    const elsewhere = right.visitor && actor.invited ? memberElsewhere().message : null
    if (!right.roles.includes(actor.role)) return no('role', elsewhere ?? ownersOnly().message)
    if (!statesOf(request.method, right).includes(actor.state))
      return no(`shop_${actor.state}`, elsewhere ?? STATES_SAID[actor.state])
    response.locals.shop = {
      ...{ by: 'member', shop_id: actor.shop_id, member_id: actor.member_id },
      ...{ role: actor.role, name: actor.name, state: actor.state },
    } satisfies ShopCaller
  }
  response.locals.portal_actor = actor
  next()
}

/** Behind either door, `/shops/me` or `/shops/api`. */
export const shopOf = (response: MedusaResponse): ShopCaller => response.locals.shop as ShopCaller

/** Behind `/shops/me`: the member, or a visitor where the route's right lets one in. */
export const portalActorOf = (response: MedusaResponse): PortalActor => response.locals.portal_actor as PortalActor

/** The same where a member alone comes so far. */
export const memberOf = (response: MedusaResponse): Extract<ShopCaller, { by: 'member' }> => {
  const caller = shopOf(response)
  if (caller.by !== 'member') throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '请店里的成员本人登录来做')
  return caller
}

export const shopRoutes: MiddlewareRoute[] = [
  { matcher: '/shops/me*', middlewares: [authenticate('shop', ['bearer']), findMember] },
  { matcher: '/shops/api*', middlewares: [asProblems, knowKey] },
  // A scan comes as base64, a third longer than it is.
  { method: 'POST', matcher: '/shops/me/application', bodyParser: { sizeLimit: '7mb' } },
]
