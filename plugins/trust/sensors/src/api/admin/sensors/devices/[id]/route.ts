import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { updateSensorDeviceWorkflow } from '../../../../../workflows'
import { STAFF_ROUTES } from '../../../../contract'
import type { UpdateDevice } from '../../validators'

export async function POST(request: MedusaRequest<UpdateDevice>, response: MedusaResponse) {
  const { id } = request.params
  await updateSensorDeviceWorkflow(request.scope).run({ input: { id, ...request.validatedBody } })
  reply(response, STAFF_ROUTES['POST /admin/sensors/devices/:id'], { device: { id } })
}
