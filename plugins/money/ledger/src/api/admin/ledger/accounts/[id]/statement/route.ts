import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { LEDGER } from '../../../../../../modules/ledger'
import { statementCsv } from '../../../../../statement-csv'
import { statementExcel } from '../../../../../statement-excel'
import { StatementAccount, StatementLine } from '../../../../../../wire'
import { ROUTES } from '../../../../../contract'
import { periodOf, type StatementParams } from '../../../../../validators'

const PAGE_LINES = 50
const EXPORT_LINES = 100_000
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An account's lines in a period with the running balance; as a file all of them, on screen a page. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const query = request.validatedQuery as StatementParams
  const asFile = query.format !== 'json'
  const statement = await request.scope.resolve(LEDGER).statement(request.params.id ?? '', {
    ...periodOf(query),
    take: asFile ? EXPORT_LINES : PAGE_LINES,
    skip: asFile ? 0 : (query.page - 1) * PAGE_LINES,
  })
  if (!asFile) {
    const account = only(StatementAccount, statement.account)
    const lines = statement.lines.map((line) => only(StatementLine, line))
    return reply(response, ROUTES['GET /admin/ledger/accounts/:id/statement'], {
      statement: { ...statement, account, lines },
      page: query.page,
      page_lines: PAGE_LINES,
    })
  }
  response.setHeader('Content-Disposition', `attachment; filename="ledger-${statement.account.kind}.${query.format}"`)
  if (query.format === 'csv') return void response.type('text/csv; charset=utf-8').send(statementCsv(statement))
  response.type(EXCEL).send(await statementExcel(statement))
}
