import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { Batch, isLate } from '../../../clicks/batch'
import { ATTRIBUTION, SHARE_LINK } from '../../../keys'
import { ROUTES } from '../../contract'

/** 403 for what our storefront did not sign, 400 for what cannot be counted: told again it would be the same. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const body = String(request.rawBody ?? '')
  const signature = request.get('x-share-signature') ?? ''
  if (!request.scope.resolve(ATTRIBUTION).isTold(signature, body)) return void response.status(403).send('forbidden')
  const batch = Batch.safeParse(request.body)
  if (!batch.success || isLate(batch.data)) return void response.status(400).send('bad batch')
  const counted = await request.scope.resolve(SHARE_LINK).takeClicks(batch.data)
  reply(response, ROUTES['POST /hooks/share-clicks'], { counted })
}
