import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readOwnLot } from '../../../../../own-lots'
import { lotUnknown } from '@shanzhen/lots/modules/lot/errors'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** One of the producer's lots. @throws NOT_FOUND also for another's */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const lot = await readOwnLot(request.scope, request.params.id, producerOf(response))
  if (!lot) throw lotUnknown(request.params.id)
  reply(response, ROUTES['GET /producers/me/lots/:id'], { lot })
}
