import { rejectLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { Reject } from '../../validators'
import { only, reply } from '@shanzhen/http/contract'
import { KeptLot } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** Refuses a lot in quarantine, with what was done with it. */
export const POST = tellingConflicts<Reject>(async (req, res) => {
  const { result } = await rejectLotWorkflow(req.scope).run({
    input: { ...req.validatedBody, lot_id: req.params.id, actor: actorOf(req) },
  })
  reply(res, ROUTES['POST /admin/lots/:id/reject'], { lot: only(KeptLot, result) })
})
