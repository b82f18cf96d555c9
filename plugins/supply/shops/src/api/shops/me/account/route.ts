import { reply } from '@shanzhen/http/contract'
import { readProfile } from '../../../../read-shop'
import { bringShopAccountWorkflow } from '../../../../workflows'
import { answering } from '../../../answering'
import { ROUTES } from '../../../contract'
import { memberOf } from '../../../shop-door'
import type { AccountBody } from '../../../validators'

/** The account of before holds until a second person of the center accepted this one. */
export const POST = answering<AccountBody>(async (request, response) => {
  const { shop_id, member_id: entered_by } = memberOf(response)
  await bringShopAccountWorkflow(request.scope).run({ input: { shop_id, account: request.validatedBody, entered_by } })
  reply(response, ROUTES['POST /shops/me/account'], { shop: await readProfile(request.scope, shop_id) })
})
