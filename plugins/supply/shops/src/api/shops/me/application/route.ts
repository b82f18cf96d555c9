import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../modules/shop'
import { readSelf } from '../../../../read-shop'
import { applyForShopWorkflow } from '../../../../workflows'
import { answering } from '../../../answering'
import { ROUTES } from '../../../contract'
import { portalActorOf } from '../../../shop-door'
import type { ApplyBody } from '../../../validators'

export const POST = answering<ApplyBody>(async (request, response) => {
  const { licence = null, agreed, credit_code, exemption, ...facts } = request.validatedBody
  const { member_id: actor_id } = portalActorOf(response)
  await applyForShopWorkflow(request.scope).run({
    input: {
      ...{ actor_id, licence },
      facts: { ...facts, credit_code: credit_code || null, exemption: exemption ?? null, consent_version: agreed },
    },
  })
  const actor = await request.scope.resolve(SHOP).portalActor(actor_id)
  if (!actor) throw new MedusaError(MedusaError.Types.UNAUTHORIZED, '请重新登录')
  reply(response, ROUTES['POST /shops/me/application'], await readSelf(request.scope, actor))
})
