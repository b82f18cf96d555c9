import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { reply } from '@shanzhen/http/contract'
import { ORDER_NOTE } from '../../../modules/order-note'
import type { FlagsQuery } from '../../../wire'
import { ROUTES } from '../../contract'

/** The flags of these orders, or of all, that were not lifted. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { order_ids } = req.validatedQuery as z.infer<typeof FlagsQuery>
  reply(res, ROUTES['GET /admin/order-flags'], { flags: await req.scope.resolve(ORDER_NOTE).openFlags(order_ids) })
}
