import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { updateSensorDeviceWorkflow } from '../../../../../workflows'
import type { UpdateDevice } from '../../validators'

export async function POST(request: MedusaRequest<UpdateDevice>, response: MedusaResponse) {
  const { id } = request.params
  await updateSensorDeviceWorkflow(request.scope).run({ input: { id, ...request.validatedBody } })
  response.json({ device: { id } })
}
