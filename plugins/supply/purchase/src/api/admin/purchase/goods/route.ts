import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { goodNames } from '../../../../goods'
import { ROUTES } from '../../../contract'

const MOST = 200

/** What a producer grows or makes: goods a price may be agreed for. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { producer_id } = request.validatedQuery as { producer_id: string }
  const goods = await request.scope
    .resolve(TRACEABILITY)
    .listGoods({ producer_id }, { take: MOST, select: ['id'], order: { id: 'ASC' } })
  const names = await goodNames(
    request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION),
    goods.map(({ id }) => id),
  )
  reply(response, ROUTES['GET /admin/purchase/goods'], {
    goods: goods.map(({ id }) => ({ id, title: names.get(id)?.title ?? '' })).filter(({ title }) => title),
  })
}
