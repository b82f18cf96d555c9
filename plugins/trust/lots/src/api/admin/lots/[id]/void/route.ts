import { voidLotWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { VoidLot } from '../../validators'

/** Takes back a receipt that should not be. */
export const POST = tellingConflicts<VoidLot>(async (req, res) => {
  const { reason } = req.validatedBody
  const { result } = await voidLotWorkflow(req.scope).run({
    input: { lot_id: req.params.id ?? '', actor: actorOf(req), reason },
  })
  res.json({ lot: result })
})
