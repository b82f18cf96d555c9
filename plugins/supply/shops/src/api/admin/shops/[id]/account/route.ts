import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../../modules/shop'
import { readFile } from '../../../../../read-shop'
import { decideShopAccountWorkflow } from '../../../../../workflows'
import { answering } from '../../../../answering'
import type { DecideAccountBody } from '../../../../asked-by-staff'
import { ROUTES } from '../../../../contract'

/** The numbers in full; who looked stands in the staff's acts. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  response.setHeader('Cache-Control', 'no-store')
  const accounts = await request.scope.resolve(SHOP).wholeAccounts(request.params.id ?? '')
  reply(response, ROUTES['GET /admin/shops/:id/account'], accounts)
}

export const POST = answering<DecideAccountBody>(async (request, response) => {
  const { reason, ...verdict } = request.validatedBody
  const shop_id = request.params.id ?? ''
  const input = { ...verdict, shop_id, decided_by: actorOf(request), reason: reason || null }
  await decideShopAccountWorkflow(request.scope).run({ input })
  reply(response, ROUTES['POST /admin/shops/:id/account'], { shop: await readFile(request.scope, shop_id) })
})
