import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { WECHAT } from '../../../../../../modules/wechat'
import { ROUTES } from '../../../../../contract'

export const POST = tellingConflicts(async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = request.params
  if (!(await request.scope.resolve(WECHAT).retryReport(id)))
    throw new MedusaError(MedusaError.Types.CONFLICT, '这一条已经不在等人处理了，可能同事刚重报过')
  reply(response, ROUTES['POST /admin/wechat/shipping-reports/:id/retry'], { id, state: 'waiting' })
})
