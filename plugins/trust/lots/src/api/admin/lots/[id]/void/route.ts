import { voidLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { VoidLot } from '../../validators'
import { only, reply } from '@shanzhen/http/contract'
import { KeptLot } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** Takes back a receipt that should not be. */
export const POST = tellingConflicts<VoidLot>(async (req, res) => {
  const { reason } = req.validatedBody
  const { result } = await voidLotWorkflow(req.scope).run({
    input: { lot_id: req.params.id ?? '', actor: actorOf(req), reason },
  })
  reply(res, ROUTES['POST /admin/lots/:id/void'], { lot: only(KeptLot, result) })
})
