import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { COMMISSION } from '../../../../keys'
import { listGoods } from '../../../../view/commission'
import type { GoodsQuery } from '../../../commission-asked-by-staff'
import { ROUTES } from '../../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { q } = request.validatedQuery as GoodsQuery
  const page = pageOf(request)
  const { goods, count } = await listGoods(request.scope, { q, ...page })
  const { limit_bps } = request.scope.resolve(COMMISSION)
  reply(response, ROUTES['GET /admin/distribution/goods'], { goods, limit_bps, ...pageSaid(count, page) })
}
