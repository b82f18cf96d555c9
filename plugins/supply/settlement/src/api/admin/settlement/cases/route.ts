import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { casePage } from '../../../../cases/list'
import { ROUTES } from '../../../contract'
import type { CasesQuery } from '../../../admin-cases'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { decided } = request.validatedQuery as CasesQuery
  const page = pageOf(request)
  const asked = { decided: decided === 'true', limit: page.take, offset: page.skip }
  const [cases, count] = await casePage(request.scope, asked)
  reply(response, ROUTES['GET /admin/settlement/cases'], { cases, ...pageSaid(count, page) })
}
