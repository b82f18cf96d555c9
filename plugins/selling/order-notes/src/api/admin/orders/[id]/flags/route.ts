import type { z } from '@medusajs/framework/zod'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { assertOrder, readSaid } from '../../../../../read-said'
import type { NewFlag } from '../../../../../wire'
import { setOrderFlag } from '../../../../../workflows'
import { ROUTES } from '../../../../contract'

/** @throws NOT_FOUND, CONFLICT where one of this kind stands */
export const POST = tellingConflicts<z.infer<typeof NewFlag>>(async (req, res) => {
  const { id } = req.params
  await assertOrder(req.scope, id)
  await setOrderFlag(req.scope, { ...req.validatedBody, order_id: id, set_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/orders/:id/flags'], await readSaid(req.scope, id))
})
