import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { sendStatement } from '../../../../../send-statement'

export const GET = (request: MedusaRequest, response: MedusaResponse) =>
  sendStatement(request, response, request.params.id ?? '')
