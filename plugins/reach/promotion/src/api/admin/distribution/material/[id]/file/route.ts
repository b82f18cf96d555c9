import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MATERIAL } from '../../../../../../keys'
import { sendMaterial } from '../../../../../../material/send'

/** Of one that was taken down too. */
export const GET = async ({ scope, params }: MedusaRequest, response: MedusaResponse) => {
  const material = await scope.resolve(MATERIAL).findMaterial(params.id ?? '', { shown: false })
  await sendMaterial(scope, response, material)
}
