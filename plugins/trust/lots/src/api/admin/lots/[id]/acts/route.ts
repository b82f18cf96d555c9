import { actOnStockWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { ActOnStock } from '../../validators'
import { only, reply } from '@shanzhen/http/contract'
import { LotAct } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** A stocktake, a damage or a transfer of this lot. */
export const POST = tellingConflicts<ActOnStock>(async (req, res) => {
  const { result } = await actOnStockWorkflow(req.scope).run({
    input: { ...req.validatedBody, lot_id: req.params.id, actor: actorOf(req) },
  })
  reply(res, ROUTES['POST /admin/lots/:id/acts'], { act: only(LotAct, result) })
})
