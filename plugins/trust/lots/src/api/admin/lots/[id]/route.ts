import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readLot } from '../read-lots'

/** @throws NOT_FOUND for an unknown lot */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json(await readLot(req.scope, req.params.id))
}
