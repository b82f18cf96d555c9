import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { orderUnknown } from '../../../../../outgoing/errors'
import { readOrderOfGoods } from '../../../../../outgoing/order-lines'
import { readOutgoingFile } from '../../../../../outgoing/read-outgoing'
import { recordOutgoingWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { withNames } from '../../../outgoing-inspections/with-names'
import type { RecordOutgoing } from '../../../outgoing-inspections/validators'
import { only, reply } from '@shanzhen/http/contract'
import { OutgoingRecord } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** An order at the packing table: what may be inspected, and every inspection so far. @throws NOT_FOUND */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const order = await readOrderOfGoods(req.scope, req.params.id)
  if (!order) throw orderUnknown()
  const { lines, inspections } = await readOutgoingFile(req.scope, order)
  const open = order.paid && !order.canceled && lines.some(({ left }) => left > 0)
  const named = await withNames(req.scope, inspections)
  reply(res, ROUTES['GET /admin/orders/:id/outgoing-inspections'], {
    open,
    lines,
    inspections: named.map((row) => only(OutgoingRecord, row)),
  })
}

/** Goods passed, or stay. @throws 409 where nothing is left to inspect, or it is held already */
export const POST = tellingConflicts<RecordOutgoing>(async (req, res) => {
  const { reason, note, ...body } = req.validatedBody
  const { result } = await recordOutgoingWorkflow(req.scope).run({
    input: {
      ...{ ...body, order_id: req.params.id, inspector: actorOf(req) },
      ...{ reason: body.verdict === 'held' ? (reason ?? null) : null, note: note || null },
    },
  })
  reply(res, ROUTES['POST /admin/orders/:id/outgoing-inspections'], { inspection: { id: result } })
})
