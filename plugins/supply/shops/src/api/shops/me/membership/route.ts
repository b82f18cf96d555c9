import { reply } from '@shanzhen/http/contract'
import { removeShopMemberWorkflow } from '../../../../workflows'
import { answering } from '../../../answering'
import { ROUTES } from '../../../contract'
import { memberOf } from '../../../shop-door'

/** Whoever was invited leaves by themselves; the last owner stays, unless the shop is over. */
export const DELETE = answering(async (request, response) => {
  const { member_id: id, shop_id } = memberOf(response)
  await removeShopMemberWorkflow(request.scope).run({ input: { id, shop_id, removed_by: id } })
  reply(response, ROUTES['DELETE /shops/me/membership'], { id, removed: true })
})
