import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { beginAtBench } from '../../../../pack/begin'
import { showPacking } from '../../../../pack/show'
import { ROUTES } from '../../../contract'
import { telling } from '../../../telling'

/** Whoever scans an order packs it; scanned again it goes on. @throws 404 unknown, 409 why it stays or who packs it */
export const POST = telling<{ code: string; take_over: boolean }>(async (req, res) => {
  const { row, order } = await beginAtBench(req.scope, { ...req.validatedBody, packer: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/packings'], { packing: await showPacking(req.scope, row, order) })
})
