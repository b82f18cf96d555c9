import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readMissing } from '../../../../../sale-readiness'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** What keeps a product from being sold; nothing where it is for sale. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/products/:id/missing'], { missing: await readMissing(req.scope, req.params.id ?? '') })
}
