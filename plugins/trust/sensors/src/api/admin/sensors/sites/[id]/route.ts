import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { deleteSensorSiteWorkflow, updateSensorSiteWorkflow } from '../../../../../workflows'
import { STAFF_ROUTES } from '../../../../contract'
import { listSites } from '../../list-sites'
import type { UpdateSite } from '../../validators'

export async function POST(request: MedusaRequest<UpdateSite>, response: MedusaResponse) {
  const { id } = request.params
  await updateSensorSiteWorkflow(request.scope).run({ input: { id, ...request.validatedBody } })
  const [site] = await listSites(request.scope, id)
  reply(response, STAFF_ROUTES['POST /admin/sensors/sites/:id'], { site })
}

/** @throws NOT_ALLOWED while devices stand there: their readings stay part of lots' histories. */
export async function DELETE(request: MedusaRequest, response: MedusaResponse) {
  const { id } = request.params
  await deleteSensorSiteWorkflow(request.scope).run({ input: { id } })
  reply(response, STAFF_ROUTES['DELETE /admin/sensors/sites/:id'], { id, object: 'sensor_site', deleted: true })
}
