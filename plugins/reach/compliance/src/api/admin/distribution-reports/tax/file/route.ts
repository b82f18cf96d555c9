import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reportCsv, reportExcel } from '../../../../../tax/files'
import { taxOfMonth } from '../../../../../tax/statement'
import type { MonthFileQuery } from '../../../../tax-asked-by-staff'

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { month, format } = request.validatedQuery as MonthFileQuery
  const report = await taxOfMonth(request.scope, month)
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Content-Disposition', `attachment; filename="commission-tax-${month}.${format}"`)
  if (format === 'csv') return void response.type('text/csv; charset=utf-8').send(reportCsv(report))
  response.type(EXCEL).send(await reportExcel(report))
}
