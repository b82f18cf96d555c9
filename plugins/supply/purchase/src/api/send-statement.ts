import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { PURCHASE } from '../modules/purchase'
import { readMonth } from '../statement'
import { monthCsv, monthPdf } from '../statement-files'
import type { StatementQuery } from './validators'

/** A producer's month as a file, to print or to open in a spreadsheet. */
export async function sendStatement(request: MedusaRequest, response: MedusaResponse, producer_id: string) {
  const { month, format } = request.validatedQuery as StatementQuery
  const found = await readMonth(request.scope, producer_id, month)
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Disposition', `attachment; filename="purchase-${month}.${format}"`)
  if (format === 'csv') return void response.type('text/csv; charset=utf-8').send(monthCsv(found))
  response.type('application/pdf').send(await monthPdf(found, request.scope.resolve(PURCHASE).buyer))
}
