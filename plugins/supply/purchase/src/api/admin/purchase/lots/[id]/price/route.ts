import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import type { PriceLot } from '../../../../../../price-lot'
import { priceLotWorkflow } from '../../../../../../workflows'
import { ROUTES } from '../../../../../contract'
import type { PriceLotBody } from '../../../../../validators'

/** A price for a lot that came in without, or another one; the difference is an entry of its own. */
export async function POST(request: AuthenticatedMedusaRequest<PriceLotBody>, response: MedusaResponse) {
  const { price_id, reason, ...own } = request.validatedBody
  const price = (price_id ? { price_id, reason } : { ...own, reason }) as PriceLot['price']
  const input = { lot_id: request.params.id ?? '', actor: actorOf(request), price }
  await priceLotWorkflow(request.scope).run({ input })
  reply(response, ROUTES['POST /admin/purchase/lots/:id/price'], { lot_id: input.lot_id })
}
