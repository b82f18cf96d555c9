import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { ownDistributor } from '@shanzhen/distribution/own'
import { readOrder } from '../../../../../../../view/commission'
import { ROUTES } from '../../../../../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const order = await readOrder(request.scope, id, request.params.id ?? '')
  if (!order) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有找到这个订单的佣金')
  reply(response, ROUTES['GET /store/distribution/me/commission/orders/:id'], order)
}
