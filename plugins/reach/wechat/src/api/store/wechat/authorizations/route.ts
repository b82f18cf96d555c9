import type { z } from '@medusajs/framework/zod'
import { reply } from '@shanzhen/http/contract'
import { answering } from '@shanzhen/one-time-code/api/answer'
import { askedBy } from '@shanzhen/one-time-code/asked-by'
import { beginAuthorization } from '../../../../authorize'
import { WECHAT } from '../../../../modules/wechat'
import { ROUTES } from '../../../contract'
import type { NewAuthorization } from '../../../validators'

export const POST = answering(async (request, response) => {
  const asked = request.validatedBody as z.infer<typeof NewAuthorization>
  const url = await beginAuthorization(request.scope.resolve(WECHAT), { ...asked, asked_by: askedBy(request) })
  reply(response, ROUTES['POST /store/wechat/authorizations'], url)
})
