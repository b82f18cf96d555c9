import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../../modules/shop'
import { keyUnknown } from '../../../../../modules/shop/errors'
import { readKeys } from '../../../../../read-shop'
import { answering } from '../../../../answering'
import { ROUTES } from '../../../../contract'
import { memberOf } from '../../../../shop-door'

/** It opens nothing from now on. */
export const DELETE = answering(async (request, response) => {
  const { shop_id, member_id } = memberOf(response)
  const id = request.params.id ?? ''
  await request.scope.resolve(SHOP).revokeKey({ id, shop_id }, member_id)
  const [key] = await readKeys(request.scope, shop_id, id)
  if (!key) throw keyUnknown()
  reply(response, ROUTES['DELETE /shops/me/keys/:id'], { key })
})
