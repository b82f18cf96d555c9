import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { onceOf } from '@shanzhen/http/once'
import { showNote } from '../../../../../../receiving/show'
import { takeIn } from '../../../../../../receiving/take-in'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'
import type { TakeIn } from '../../validators'

/** All its lots at once, waiting for their test; sent twice under one key it is one. */
export const POST = telling<TakeIn>(async (req, res) => {
  const { id } = req.params
  await takeIn(req.scope, { ...req.validatedBody, id, received_by: actorOf(req), once: onceOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/receiving-notes/:id/receive'], { note: await showNote(req.scope, id) })
})
