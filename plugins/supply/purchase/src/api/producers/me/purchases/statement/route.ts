import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { sendStatement } from '../../../../send-statement'

export const GET = (request: MedusaRequest, response: MedusaResponse) =>
  sendStatement(request, response, producerOf(response))
