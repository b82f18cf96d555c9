import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { revokeSensorDeviceWorkflow } from '../../../../../../workflows'

/** From this answer on the device's key opens nothing. */
export async function POST(request: MedusaRequest, response: MedusaResponse) {
  const { id } = request.params
  await revokeSensorDeviceWorkflow(request.scope).run({ input: { id } })
  response.json({ device: { id } })
}
