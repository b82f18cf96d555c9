import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { readSelf } from '../../../read-shop'
import { ROUTES } from '../../contract'
import { portalActorOf } from '../../shop-door'

/** Who is signed in, and where their shop stands. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  reply(response, ROUTES['GET /shops/me'], await readSelf(request.scope, portalActorOf(response)))
}
