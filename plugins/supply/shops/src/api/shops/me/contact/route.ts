import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../modules/shop'
import { readProfile } from '../../../../read-shop'
import { answering } from '../../../answering'
import { ROUTES } from '../../../contract'
import { shopOf } from '../../../shop-door'
import type { ContactBody } from '../../../validators'

export const POST = answering<ContactBody>(async (request, response) => {
  const { shop_id } = shopOf(response)
  await request.scope.resolve(SHOP).setContact(shop_id, request.validatedBody)
  reply(response, ROUTES['POST /shops/me/contact'], { shop: await readProfile(request.scope, shop_id) })
})
