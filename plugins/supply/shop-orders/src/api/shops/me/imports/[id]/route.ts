import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { importRow } from '../../../../../view/import-rows'
import { ownImport } from '../../../../caller'
import { ROUTES } from '../../../../contract'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const file = await importRow(request.scope, await ownImport(request, response))
  reply(response, ROUTES['GET /shops/me/imports/:id'], { import: file })
}
