import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { createSensorSitesWorkflow } from '../../../../workflows'
import { STAFF_ROUTES } from '../../../contract'
import { listSites } from '../list-sites'
import type { CreateSite } from '../validators'

/** All sites with their devices and how many alarms are open at each. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  reply(response, STAFF_ROUTES['GET /admin/sensors/sites'], { sites: await listSites(request.scope) })
}

export async function POST(request: MedusaRequest<CreateSite>, response: MedusaResponse) {
  const { result } = await createSensorSitesWorkflow(request.scope).run({ input: [request.validatedBody] })
  const [site] = await listSites(request.scope, result[0].id)
  reply(response, STAFF_ROUTES['POST /admin/sensors/sites'], { site })
}
