import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import type { CountBin } from '../../../../../wire'
import { countBin } from '../../../../../waves/bin-check'
import { ROUTES } from '../../../../contract'
import { telling } from '../../../../telling'

/** So many still lie in the bin; where the book says otherwise, it is a stocktake. */
export const POST = telling<CountBin>(async (req, res) => {
  const { id } = req.params
  await countBin(req.scope, { ...req.validatedBody, id, counted_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/counts/:id'], { count: { id } })
})
