import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { wrongRows } from '../../../../../../import/wrong-rows'
import { ownImport } from '../../../../../caller'
import { sendWorkbook } from '../../../../../send-workbook'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const file = await ownImport(request, response)
  const name = file.filename.replace(/\.[^.]*$/, '').replace(/-待修正$/, '')
  sendWorkbook(response, await wrongRows(request.scope, file), `${name}-待修正.xlsx`)
}
