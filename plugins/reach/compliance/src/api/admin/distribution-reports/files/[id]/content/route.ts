import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { TAX_REPORT } from '../../../../../../keys'

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Names and numbers of people: who reads them stands on record. @throws MedusaError not_found */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { report, file } = await request.scope.resolve(TAX_REPORT).readFile(request.params.id ?? '', actorOf(request))
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="commission-income-${report.quarter}-v${report.version}.xlsx"`,
  )
  response.type(EXCEL).send(file)
}
