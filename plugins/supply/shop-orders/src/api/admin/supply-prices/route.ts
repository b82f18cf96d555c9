import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { SUPPLY_OFFER } from '../../../modules/supply-offer'
import { suppliedGoods } from '../../../view/supplied-goods'
import { ROUTES } from '../../contract'
import type { SupplyPriceBody, SupplyQuery } from '../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const page = await suppliedGoods(request.scope, request.validatedQuery as SupplyQuery)
  reply(response, ROUTES['GET /admin/supply-prices'], page)
}

export async function POST(request: AuthenticatedMedusaRequest<SupplyPriceBody>, response: MedusaResponse) {
  const { variant_id, prices, lead_hours, starts_at } = request.validatedBody
  const from = starts_at ? new Date(starts_at) : new Date()
  await request.scope
    .resolve(SUPPLY_OFFER)
    .setPrices(
      prices.map((price) => ({ ...price, variant_id, lead_hours, starts_at: from, entered_by: actorOf(request) })),
    )
  reply(response, ROUTES['POST /admin/supply-prices'], { variant_id })
}
