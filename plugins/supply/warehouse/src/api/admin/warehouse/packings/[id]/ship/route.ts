import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { shipPacked } from '../../../../../../pack/ship'
import { showPacking } from '../../../../../../pack/show'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** All is in: written down as sent, under the number that was scanned or is kept for it. Twice is once. */
export const POST = telling<{ tracking_number?: string; same_box?: boolean }>(async (req, res) => {
  const row = await shipPacked(req.scope, { ...req.validatedBody, id: req.params.id, actor: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/packings/:id/ship'], { packing: await showPacking(req.scope, row) })
})
