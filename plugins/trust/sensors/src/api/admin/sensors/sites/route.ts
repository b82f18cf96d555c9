import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { createSensorSitesWorkflow } from '../../../../workflows'
import { listSites } from '../list-sites'
import type { CreateSite } from '../validators'

/** All sites with their devices and how many alarms are open at each. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  response.json({ sites: await listSites(request.scope) })
}

export async function POST(request: MedusaRequest<CreateSite>, response: MedusaResponse) {
  const { result } = await createSensorSitesWorkflow(request.scope).run({ input: [request.validatedBody] })
  response.status(201).json({ site: (await listSites(request.scope, result[0].id))[0] })
}
