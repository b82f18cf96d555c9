import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { TRACEABILITY } from '../../../modules/traceability'
import { producerOf } from '../../producer-door'

/** Who is signed in. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const producer = await request.scope.resolve(TRACEABILITY).retrieveProducer(producerOf(response))
  const { id, name, kind, town, sc_licence, credit_code, is_demo } = producer
  response.json({ producer: { id, name, kind, town, sc_licence, credit_code, is_demo } })
}
