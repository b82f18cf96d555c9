import { RECALL } from '../../../../../../modules/recall'
import { type AffectedState, WAITING } from '../../../../../../modules/recall/types'
import { refundRecallAffectedWorkflow } from '../../../../../../workflows'
import type { MoveAffected } from '../../../validators'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../contract'

/** Staff say what became of a row: told by phone, back, out of reach, put aside, or pay the buyer back. */
export const POST = tellingConflicts<MoveAffected>(async (request, response) => {
  const route = ROUTES['POST /admin/recalls/:id/affected/:row_id']
  const { id: recall_id, row_id } = request.params
  const { action, refund_fen: seen_fen } = request.validatedBody
  const actor = request.auth_context.actor_id
  if (action === 'refund') {
    const input = { recall_id, row_id, actor, seen_fen }
    const { result } = await refundRecallAffectedWorkflow(request.scope).run({ input })
    return reply(response, route, { row: result })
  }
  // Only a buyer is ever to be told.
  const from: AffectedState[] = action === 'notified' ? ['pending', 'untold'] : WAITING
  const row = await request.scope
    .resolve(RECALL)
    .move({ id: row_id, recall_id }, from, { state: action, changed_by: actor })
  reply(response, route, { row: { id: row.id, state: row.state } })
})
