import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { createSensorDeviceWorkflow } from '../../../../../../workflows'
import { STAFF_ROUTES } from '../../../../../contract'
import type { CreateDevice } from '../../../validators'

/** Adds a device. `key` is shown in this answer only. */
export async function POST(request: MedusaRequest<CreateDevice>, response: MedusaResponse) {
  const input = { ...request.validatedBody, site_id: request.params.id }
  const { result } = await createSensorDeviceWorkflow(request.scope).run({ input })
  response.setHeader('Cache-Control', 'no-store')
  reply(response, STAFF_ROUTES['POST /admin/sensors/sites/:id/devices'], { device: { id: result.id }, key: result.key })
}
