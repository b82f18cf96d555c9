import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { revokeSensorDeviceWorkflow } from '../../../../../../workflows'
import { STAFF_ROUTES } from '../../../../../contract'

/** From this answer on the device's key opens nothing. */
export async function POST(request: MedusaRequest, response: MedusaResponse) {
  const { id } = request.params
  await revokeSensorDeviceWorkflow(request.scope).run({ input: { id } })
  reply(response, STAFF_ROUTES['POST /admin/sensors/devices/:id/revoke'], { device: { id } })
}
