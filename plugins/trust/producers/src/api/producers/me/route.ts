import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { TRACEABILITY } from '../../../modules/traceability'
import { producerOf } from '../../producer-door'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'

/** Who is signed in. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const producer = await request.scope.resolve(TRACEABILITY).retrieveProducer(producerOf(response))
  const { id, name, kind, town, sc_licence, credit_code, is_demo } = producer
  reply(response, ROUTES['GET /producers/me'], { producer: { id, name, kind, town, sc_licence, credit_code, is_demo } })
}
