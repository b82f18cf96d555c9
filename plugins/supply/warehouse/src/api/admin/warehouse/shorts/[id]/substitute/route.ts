import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import type { SubstituteShort } from '../../../../../../wire'
import { decideOnShort } from '../../../../../../waves/decide-short'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** Other goods come for the pieces that are not there, because their buyer agreed; they cost no more than those did. */
export const POST = telling<SubstituteShort>(async (req, res) => {
  const { id } = req.params
  await decideOnShort(req.scope, { ...req.validatedBody, decision: 'substitute', id, decided_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/shorts/:id/substitute'], { short: { id } })
})
