import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { siteUnknown } from '../../../../../../modules/sensor/errors'
import { readSites } from '../../../../../../sensors/read-sites'
import { periodOf } from '../../../../../sensor-period'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const [site] = await readSites(request.scope, [request.params.id], periodOf(request.query))
  if (!site) throw siteUnknown()
  reply(response, ROUTES['GET /admin/sensors/sites/:id/series'], { site })
}
