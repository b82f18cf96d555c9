import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { showNote } from '../../../../../../receiving/show'
import { undoTakeIn } from '../../../../../../receiving/take-in'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'
import type { EndReceiving } from '../../validators'

export const POST = telling<EndReceiving>(async (req, res) => {
  const { id } = req.params
  await undoTakeIn(req.scope, { id, actor: actorOf(req), reason: req.validatedBody.reason })
  reply(res, ROUTES['POST /admin/warehouse/receiving-notes/:id/undo'], { note: await showNote(req.scope, id) })
})
