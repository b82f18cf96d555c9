import { correctLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { Correct } from '../../validators'
import { only, reply } from '@shanzhen/http/contract'
import { KeptLot } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** Puts right what was typed wrong, while the lot waits for its test. */
export const POST = tellingConflicts<Correct>(async (req, res) => {
  const { result } = await correctLotWorkflow(req.scope).run({
    input: { lot_id: req.params.id ?? '', actor: actorOf(req), change: req.validatedBody },
  })
  reply(res, ROUTES['POST /admin/lots/:id/correct'], { lot: only(KeptLot, result) })
})
