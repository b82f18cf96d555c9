import type { MedusaContainer } from '@medusajs/framework/types'
import type { MedusaResponse } from '@medusajs/framework/http'
import { rebuild } from '../statements/content'
import { statementExcel, statementJson, statementPdf } from '../statements/files'
import { SETTLEMENT } from '../modules/settlement'
import type { StatementRow } from '../types'
import type { FileQuery } from './validators'

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

export async function sendStatementFile(
  container: MedusaContainer,
  response: MedusaResponse,
  statement: StatementRow,
  format: FileQuery['format'],
): Promise<void> {
  const proved = { content: await rebuild(container, statement), hash: statement.hash }
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Content-Disposition', `attachment; filename="${statement.number}.${format}"`)
  response.type(TYPES[format])
  if (format === 'json') response.send(statementJson(proved))
  else if (format === 'xlsx') response.send(await statementExcel(proved))
  else response.send(await statementPdf(proved, container.resolve(SETTLEMENT).center))
}
