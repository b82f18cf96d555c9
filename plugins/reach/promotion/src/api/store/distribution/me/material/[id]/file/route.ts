import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { MATERIAL } from '../../../../../../../keys'
import { sendMaterial } from '../../../../../../../material/send'
import { activeDistributor } from '@shanzhen/distribution/own'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  await activeDistributor(request.scope, actorOf(request))
  const material = await request.scope.resolve(MATERIAL).findMaterial(request.params.id ?? '', { shown: true })
  await sendMaterial(request.scope, response, material)
}
