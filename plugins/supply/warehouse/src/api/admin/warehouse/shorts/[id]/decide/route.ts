import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import type { DecideShort } from '../../../../../../wire'
import { decideOnShort } from '../../../../../../waves/decide-short'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

export const POST = telling<DecideShort>(async (req, res) => {
  const { id } = req.params
  await decideOnShort(req.scope, { ...req.validatedBody, id, decided_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/shorts/:id/decide'], { short: { id } })
})
