import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { fallSaid } from '../../../../../credit/rating'
import { SETTLEMENT } from '../../../../../modules/settlement'
import type { TierFalls } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** Tiers that are to fall, the next first. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const settlement = request.scope.resolve(SETTLEMENT)
  const { take, skip } = pageOf(request)
  const [rows, count] = await settlement.listFalls({ limit: take, offset: skip })
  const falls: TierFalls['falls'] = []
  for (const { shop_name, ...fall } of rows) {
    const { id, shop_id, falls_at } = fall
    falls.push({ id, shop_id, shop_name, ...(await fallSaid(settlement, fall, falls_at)) })
  }
  reply(response, ROUTES['GET /admin/settlement/credit/falls'], { falls, ...pageSaid(count, { take, skip }) })
}
