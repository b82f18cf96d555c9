import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { reply } from '@shanzhen/http/contract'
import { beginAuthorization } from '../../../../authorize'
import { WECHAT } from '../../../../modules/wechat'
import { ROUTES } from '../../../contract'
import type { NewAuthorization } from '../../../validators'

export const POST = async (request: MedusaRequest<z.infer<typeof NewAuthorization>>, response: MedusaResponse) => {
  const url = await beginAuthorization(request.scope.resolve(WECHAT), request.validatedBody)
  reply(response, ROUTES['POST /store/wechat/authorizations'], url)
}
