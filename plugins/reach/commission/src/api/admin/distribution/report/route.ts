import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { readReport } from '../../../../view/report-staff'
import { ROUTES } from '../../../contract'
import type { ReportQuery } from '../../../report-asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { from, until } = request.validatedQuery as ReportQuery
  const page = pageOf(request)
  const report = await readReport(request.scope, { from, until }, page)
  reply(response, ROUTES['GET /admin/distribution/report'], { ...report, ...pageSaid(report.count, page) })
}
