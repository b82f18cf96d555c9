import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../../modules/shop'
import { memberUnknown } from '../../../../../modules/shop/errors'
import { memberSaid } from '../../../../../read-shop'
import { removeShopMemberWorkflow } from '../../../../../workflows'
import { answering } from '../../../../answering'
import { ROUTES } from '../../../../contract'
import { memberOf } from '../../../../shop-door'
import type { ChangeMemberBody } from '../../../../validators'

export const POST = answering<ChangeMemberBody>(async (request, response) => {
  const { shop_id, member_id } = memberOf(response)
  const shops = request.scope.resolve(SHOP)
  const id = request.params.id ?? ''
  await shops.changeMember({ id, shop_id }, request.validatedBody, member_id)
  const changed = (await shops.peopleOf(shop_id)).find((row) => row.id === id)
  if (!changed) throw memberUnknown()
  reply(response, ROUTES['POST /shops/me/members/:id'], { member: memberSaid(changed, member_id) })
})

export const DELETE = answering(async (request, response) => {
  const { shop_id, member_id: removed_by } = memberOf(response)
  const id = request.params.id ?? ''
  await removeShopMemberWorkflow(request.scope).run({ input: { id, shop_id, removed_by } })
  reply(response, ROUTES['DELETE /shops/me/members/:id'], { id, removed: true })
})
