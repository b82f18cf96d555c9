import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { showSample } from '../../../../../samples/show'
import { ROUTES } from '../../../../contract'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const sample = await showSample(req.scope, req.params.id ?? '')
  reply(res, ROUTES['GET /admin/warehouse/samples/:id'], { sample })
}
