import { answering } from '@shanzhen/after-sales/api/answer'
import { reply } from '@shanzhen/http/contract'
import { onceOf } from '@shanzhen/http/once'
import { memberOf, shopOf } from '@shanzhen/shops/api/shop-door'
import { claim, claimsOf } from '../../../../../../claims'
import { ROUTES } from '../../../../../contract'
import type { ClaimBody } from '../../../../../validators'

/** @throws NOT_FOUND, another's too */
export const GET = answering(async (request, response) => {
  const own = { shop_id: shopOf(response).shop_id, id: request.params.id ?? '' }
  reply(response, ROUTES['GET /shops/me/orders/:id/claims'], await claimsOf(request.scope, own))
})

export const POST = answering(async (request, response) => {
  const { shop_id, member_id: by } = memberOf(response)
  const own = { shop_id, by, id: request.params.id ?? '', key: onceOf(request)?.key ?? null }
  const { created, request: view } = await claim(request.scope, own, request.validatedBody as ClaimBody)
  reply(response, ROUTES['POST /shops/me/orders/:id/claims'], { request: view }, created ? 201 : 200)
})
