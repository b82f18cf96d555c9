import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../../modules/shop'
import { readSelf } from '../../../../../read-shop'
import { answering } from '../../../../answering'
import { ROUTES } from '../../../../contract'
import { portalActorOf } from '../../../../shop-door'
import type { AnswerBody } from '../../../../validators'

/** Whoever is invited says yes, and acts for the shop from then on, or no, which ends the invitation. */
export const POST = answering<AnswerBody>(async (request, response) => {
  const shops = request.scope.resolve(SHOP)
  const asked = portalActorOf(response)
  await shops.answerInvitation(asked, request.params.id ?? '', request.validatedBody.join)
  const actor = await shops.portalActor(asked.member_id)
  if (!actor) throw new MedusaError(MedusaError.Types.UNAUTHORIZED, '请重新登录')
  reply(response, ROUTES['POST /shops/me/invitations/:id'], await readSelf(request.scope, actor))
})
