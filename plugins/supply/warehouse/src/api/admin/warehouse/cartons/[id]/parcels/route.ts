import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { putInCarton } from '../../../../../../cartons/put-in'
import { showCarton } from '../../../../../../cartons/show'
import type { PutIn } from '../../../../../../wire'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

export const POST = telling<PutIn>(async (req, res) => {
  const { id } = req.params
  await putInCarton(req.scope, { ...req.validatedBody, id, added_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/cartons/:id/parcels'], { carton: await showCarton(req.scope, id) })
})
