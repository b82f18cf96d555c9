import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { env } from '../../../env'
import { sellerFrom } from '../../../seller'

/** Who sells here, under which licences, and how to reach them; the same for everybody. */
export async function GET(_req: MedusaStoreRequest, res: MedusaResponse) {
  res.json({ seller: sellerFrom(env) })
}
