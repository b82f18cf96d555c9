import { rejectLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { Reject } from '../../validators'

/** Refuses a lot in quarantine, with what was done with it. */
export const POST = tellingConflicts<Reject>(async (req, res) => {
  const { result } = await rejectLotWorkflow(req.scope).run({
    input: { ...req.validatedBody, lot_id: req.params.id, actor: actorOf(req) },
  })
  res.json({ lot: result })
})
