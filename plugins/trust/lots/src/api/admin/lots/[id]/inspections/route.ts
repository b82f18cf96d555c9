import { inspectLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { Inspect } from '../../validators'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** Measured values in; the standard says whether the lot passed. */
export const POST = tellingConflicts<Inspect>(async (req, res) => {
  const { result } = await inspectLotWorkflow(req.scope).run({
    input: [{ ...req.validatedBody, lot_id: req.params.id, inspector: actorOf(req) }],
  })
  const { id, verdict, results } = result[0]
  reply(res, ROUTES['POST /admin/lots/:id/inspections'], { inspection: { id, verdict, results } })
})
