import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { RECALL } from '../../../../../modules/recall'
import { readReport } from '../../../../../recalls/read-report'
import { reportPage } from '../../../../../recalls/report-page'

/** The report as a page of its own, ready to print. It runs no script and loads nothing. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const recall = await request.scope.resolve(RECALL).retrieveWithRows(request.params.id)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
  response.setHeader('Cache-Control', 'no-store')
  response.send(reportPage(await readReport(request.scope, recall)))
}
