import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { findPhoneGoods } from '../../../../phone-orders/find-goods'
import { ROUTES } from '../../../contract'
import { parseQuery } from '../../../send'

/** What a buyer on the phone asks for. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const route = ROUTES['GET /admin/phone-orders/goods']
  const { q } = parseQuery(route.query, req.query)
  reply(res, route, await findPhoneGoods(req.scope, q))
}
