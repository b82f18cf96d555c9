import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { askLimits } from '../../../../law/limits-staff'
import { ROUTES } from '../../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const limits = await askLimits(request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  reply(response, ROUTES['GET /admin/distribution/limits'], { at: new Date(), limits })
}
