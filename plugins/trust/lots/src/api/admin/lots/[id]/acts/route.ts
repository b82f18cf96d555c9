import { actOnStockWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { ActOnStock } from '../../validators'

/** A stocktake, a damage or a transfer of this lot. */
export const POST = tellingConflicts<ActOnStock>(async (req, res) => {
  const { result } = await actOnStockWorkflow(req.scope).run({
    input: { ...req.validatedBody, lot_id: req.params.id, actor: actorOf(req) },
  })
  res.json({ act: result })
})
