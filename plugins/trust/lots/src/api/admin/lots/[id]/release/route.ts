import { releaseLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { only, reply } from '@shanzhen/http/contract'
import { KeptLot } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** Lets a lot into sale: by someone other than who received it, after it passed. */
export const POST = tellingConflicts<unknown>(async (req, res) => {
  const { result } = await releaseLotWorkflow(req.scope).run({
    input: { lot_ids: [req.params.id], released_by: actorOf(req) },
  })
  reply(res, ROUTES['POST /admin/lots/:id/release'], { lot: only(KeptLot, result[0]) })
})
