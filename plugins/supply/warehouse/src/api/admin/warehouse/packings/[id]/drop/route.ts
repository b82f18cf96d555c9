import { reply } from '@shanzhen/http/contract'
import { dropPacking } from '../../../../../../pack/ship'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

export const POST = telling<{ reason: string }>(async (req, res) => {
  const { id } = req.params
  await dropPacking(req.scope, id, req.validatedBody.reason)
  reply(res, ROUTES['POST /admin/warehouse/packings/:id/drop'], { packing: { id } })
})
