import { addPhoto } from '../../../../../photos/add-photo'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { AddPhoto } from './validators'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** Adds a picture to a step of the lot; everyone who scans a bag of it sees it. */
export const POST = tellingConflicts<AddPhoto>(async (req, res) => {
  const { photo, ...said } = req.validatedBody
  const id = await addPhoto(req.scope, { ...said, lot_id: req.params.id ?? '', added_by: actorOf(req) }, photo)
  reply(res, ROUTES['POST /admin/lots/:id/photos'], { photo: { id } })
})
