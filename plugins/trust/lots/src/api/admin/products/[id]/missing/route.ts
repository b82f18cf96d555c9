import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readMissing } from '../../../../../sale-readiness'

/** What keeps a product from being sold; nothing where it is for sale. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ missing: await readMissing(req.scope, req.params.id ?? '') })
}
