import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { showCarton } from '../../../../../../../cartons/show'
import { WAREHOUSE } from '../../../../../../../modules/warehouse'
import { takeOutOf } from '../../../../../../../modules/warehouse/store/cartons'
import { ROUTES } from '../../../../../../contract'
import { telling } from '../../../../../../telling'

/** Out of the carton, until a carrier has it. */
export const DELETE = telling(async (req, res) => {
  const { id, fulfillment_id } = req.params
  await takeOutOf(req.scope.resolve(WAREHOUSE).own.knex, id, fulfillment_id, actorOf(req))
  reply(res, ROUTES['DELETE /admin/warehouse/cartons/:id/parcels/:fulfillment_id'], {
    carton: await showCarton(req.scope, id),
  })
})
