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
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

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
  ...checks(ROUTES),
  {
    method: 'POST',
    matcher: '/admin/orders/:id/fulfillments/:fulfillment_id/shipments',
    middlewares: [holdRecalled],
  },
]

export default defineMiddlewares({ routes })
