import { hideLotPhotoWorkflow } from '../../../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { HidePhoto } from '../../validators'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../../contract'

/** The picture is no longer shown; the history keeps its hash, and why it went. */
export const POST = tellingConflicts<HidePhoto>(async (req, res) => {
  const { id: lot_id = '', photo_id: id = '' } = req.params
  await hideLotPhotoWorkflow(req.scope).run({
    input: { id, lot_id, hidden_by: actorOf(req), reason: req.validatedBody.reason },
  })
  reply(res, ROUTES['POST /admin/lots/:id/photos/:photo_id/hide'], { photo: { id } })
})
