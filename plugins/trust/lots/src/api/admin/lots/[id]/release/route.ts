import { releaseLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'

/** Lets a lot into sale: by someone other than who received it, after it passed. */
export const POST = tellingConflicts<unknown>(async (req, res) => {
  const { result } = await releaseLotWorkflow(req.scope).run({
    input: { lot_ids: [req.params.id], released_by: actorOf(req) },
  })
  res.json({ lot: result[0] })
})
