import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { deleteSensorSiteWorkflow, updateSensorSiteWorkflow } from '../../../../../workflows'
import { listSites } from '../../list-sites'
import type { UpdateSite } from '../../validators'

export async function POST(request: MedusaRequest<UpdateSite>, response: MedusaResponse) {
  const { id } = request.params
  await updateSensorSiteWorkflow(request.scope).run({ input: { id, ...request.validatedBody } })
  response.json({ site: (await listSites(request.scope, id))[0] })
}

/** @throws NOT_ALLOWED while devices stand there: their readings stay part of lots' histories. */
export async function DELETE(request: MedusaRequest, response: MedusaResponse) {
  const { id } = request.params
  await deleteSensorSiteWorkflow(request.scope).run({ input: { id } })
  response.json({ id, object: 'sensor_site', deleted: true })
}
