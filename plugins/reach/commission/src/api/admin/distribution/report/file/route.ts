import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { csv } from '@shanzhen/documents/csv'
import { reportRows, reportTable } from '../../../../../view/report-staff'
import type { ReportQuery } from '../../../../report-asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { from, until } = request.validatedQuery as ReportQuery
  const rows = await reportRows(request.scope, { from, until })
  response.setHeader('Content-Disposition', `attachment; filename="distribution-${from}-${until}.csv"`)
  response.type('text/csv; charset=utf-8').send(csv(reportTable(rows)))
}
