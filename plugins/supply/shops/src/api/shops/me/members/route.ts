import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../modules/shop'
import { memberUnknown } from '../../../../modules/shop/errors'
import { memberSaid } from '../../../../read-shop'
import { inviteShopMemberWorkflow } from '../../../../workflows'
import { answering } from '../../../answering'
import { ROUTES } from '../../../contract'
import { memberOf } from '../../../shop-door'
import type { InviteBody } from '../../../validators'

export const GET = answering(async (request, response) => {
  const { shop_id, member_id } = memberOf(response)
  const members = await request.scope.resolve(SHOP).peopleOf(shop_id)
  reply(response, ROUTES['GET /shops/me/members'], { members: members.map((row) => memberSaid(row, member_id)) })
})

export const POST = answering<InviteBody>(async (request, response) => {
  const { shop_id, member_id } = memberOf(response)
  const input = { ...request.validatedBody, shop_id, invited_by: member_id }
  const { result: id } = await inviteShopMemberWorkflow(request.scope).run({ input })
  const made = (await request.scope.resolve(SHOP).peopleOf(shop_id)).find((row) => row.id === id)
  if (!made) throw memberUnknown()
  reply(response, ROUTES['POST /shops/me/members'], { member: memberSaid(made, member_id) })
})
