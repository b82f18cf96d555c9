import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { env } from '../../../env'
import { sellerFrom } from '../../../seller'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'

/** Who sells here, under which licences, and how to reach them; the same for everybody. */
export async function GET(_req: MedusaStoreRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /store/seller'], { seller: sellerFrom(env) })
}
