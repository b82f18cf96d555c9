import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { assertOrder, readSaid } from '../../../../../read-said'
import type { NewNote } from '../../../../../wire'
import { writeOrderNoteWorkflow } from '../../../../../workflows'
import { ROUTES } from '../../../../contract'

/** @throws NOT_FOUND */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { id } = req.params
  await assertOrder(req.scope, id)
  reply(res, ROUTES['GET /admin/orders/:id/notes'], await readSaid(req.scope, id))
}

/** @throws NOT_FOUND */
export async function POST(req: AuthenticatedMedusaRequest<z.infer<typeof NewNote>>, res: MedusaResponse) {
  const { id } = req.params
  await assertOrder(req.scope, id)
  const input = { order_id: id, text: req.validatedBody.text, written_by: actorOf(req) }
  await writeOrderNoteWorkflow(req.scope).run({ input })
  reply(res, ROUTES['POST /admin/orders/:id/notes'], await readSaid(req.scope, id))
}
