import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { only, reply } from '@shanzhen/http/contract'
import { PURCHASE } from '../../../../modules/purchase'
import { AgreedPrice } from '../../../../wire'
import { agreePriceWorkflow } from '../../../../workflows'
import { agreedRows } from '../../../agreed-rows'
import { ROUTES } from '../../../contract'
import type { AgreePrice, PricesQuery } from '../../../validators'

/** What holds today first, then what was agreed before or holds later. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { producer_id, good_id } = request.validatedQuery as PricesQuery
  const rows = await request.scope.resolve(PURCHASE).agreed({ producer_id, good_id })
  const prices = (await agreedRows(request.scope, rows)).map((row) => only(AgreedPrice, row))
  reply(response, ROUTES['GET /admin/purchase/prices'], { prices })
}

export async function POST(request: AuthenticatedMedusaRequest<AgreePrice>, response: MedusaResponse) {
  const input = { ...request.validatedBody, agreed_by: actorOf(request) }
  const { result: id } = await agreePriceWorkflow(request.scope).run({ input })
  const [price] = await agreedRows(request.scope, await request.scope.resolve(PURCHASE).agreed({ id }))
  reply(response, ROUTES['POST /admin/purchase/prices'], { price: only(AgreedPrice, price) })
}
