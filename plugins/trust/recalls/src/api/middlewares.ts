import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { RECALL } from '../modules/recall'
import { MoveAffected, OpenRecallBody } from './admin/recalls/validators'
import { checkedBody } from '@shanzhen/http/checked'

/** A parcel packed before the recall stays: whoever presses Medusa's "shipped" button is told why. */
async function holdRecalled(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { id, fulfillment_id } = request.params
  const movements = await request.scope.resolve(LOT).movements({ order_id: id })
  const packed = movements.filter((movement) => movement.fulfillment_id === fulfillment_id)
  const lots = [...new Set(packed.map(({ lot_id }) => lot_id))]
  if (!lots.length || !(await request.scope.resolve(RECALL).anyRecalled(lots))) return next()
  response.status(409).json({
    type: MedusaError.Types.NOT_ALLOWED,
    code: 'recalled',
    message: '这个包裹里有正在召回的批次，不能发出',
  })
}

const routes: MiddlewareRoute[] = [
  { method: 'POST', matcher: '/admin/recalls', middlewares: [checkedBody(OpenRecallBody)] },
  { method: 'POST', matcher: '/admin/recalls/:id/affected/:row_id', middlewares: [checkedBody(MoveAffected)] },
  {
    method: 'POST',
    matcher: '/admin/orders/:id/fulfillments/:fulfillment_id/shipments',
    middlewares: [holdRecalled],
  },
]

export default defineMiddlewares({ routes })
