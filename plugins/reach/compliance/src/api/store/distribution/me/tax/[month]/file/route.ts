import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { COMMISSION } from '@shanzhen/commission/modules/commission'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { monthUnknown } from '../../../../../../../tax/errors'
import { ownDistributor } from '@shanzhen/distribution/own'
import { taxPdf } from '../../../../../../../tax/files'
import { MONTH } from '@shanzhen/commission/tax/month'
import { ownMonth } from '../../../../../../../tax/statement'

/** @throws MedusaError not_found: no such month, or nothing was paid in it */
export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id, shown_name } = await ownDistributor(request.scope, actorOf(request))
  const wanted = request.params.month ?? ''
  const month = MONTH.test(wanted) ? await ownMonth(request.scope, id, wanted) : null
  if (!month?.lines.length) throw monthUnknown()
  const name = (await request.scope.resolve(DISTRIBUTOR).realName(id)) ?? ''
  const { center } = request.scope.resolve(COMMISSION)
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Content-Disposition', `attachment; filename="tax-${month.month}.pdf"`)
  response.type('application/pdf').send(await taxPdf(month, { center, name, shown_name }))
}
