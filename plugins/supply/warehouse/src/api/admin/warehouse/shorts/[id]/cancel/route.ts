import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { decideOnShort } from '../../../../../../waves/decide-short'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** Pieces that are not there are taken off their order; what was paid for them goes back by itself. */
export const POST = telling<{ note: string }>(async (req, res) => {
  const { id } = req.params
  await decideOnShort(req.scope, { ...req.validatedBody, decision: 'cancel', id, decided_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/shorts/:id/cancel'], { short: { id } })
})
