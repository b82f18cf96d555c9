import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../../modules/warehouse'
import { cancelNote } from '../../../../../../modules/warehouse/store/receiving'
import { showNote } from '../../../../../../receiving/show'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'
import type { EndReceiving } from '../../validators'

/** Nothing comes: of what came already nothing is changed by it. */
export const POST = telling<EndReceiving>(async (req, res) => {
  const { id } = req.params
  const by = { ended_by: actorOf(req), reason: req.validatedBody.reason }
  await cancelNote(req.scope.resolve(WAREHOUSE).own.knex, id, by)
  reply(res, ROUTES['POST /admin/warehouse/receiving-notes/:id/cancel'], { note: await showNote(req.scope, id) })
})
