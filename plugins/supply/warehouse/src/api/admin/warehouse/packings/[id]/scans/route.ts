import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { scanAtBench } from '../../../../../../pack/scan'
import { showPacking } from '../../../../../../pack/show'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** @throws 409 `wrong_goods`, `too_many` and the like: nothing was counted */
export const POST = telling<{ code: string }>(async (req, res) => {
  const scanned = { id: req.params.id, code: req.validatedBody.code, actor: actorOf(req) }
  const { row, order } = await scanAtBench(req.scope, scanned)
  reply(res, ROUTES['POST /admin/warehouse/packings/:id/scans'], { packing: await showPacking(req.scope, row, order) })
})
