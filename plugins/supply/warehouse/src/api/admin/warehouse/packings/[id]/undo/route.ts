import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { undoPacking } from '../../../../../../pack/undo'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** @throws 409 once a carrier has it */
export const POST = telling<{ reason: string }>(async (req, res) => {
  const { id } = req.params
  await undoPacking(req.scope, { id, actor: actorOf(req), reason: req.validatedBody.reason })
  reply(res, ROUTES['POST /admin/warehouse/packings/:id/undo'], { packing: { id } })
})
