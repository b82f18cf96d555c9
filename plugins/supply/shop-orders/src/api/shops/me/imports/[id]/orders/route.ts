import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { ORDER_IMPORT } from '../../../../../../modules/order-import'
import { importedRow } from '../../../../../../view/import-rows'
import { ownImport } from '../../../../../caller'
import { ROUTES } from '../../../../../contract'
import type { ImportedQuery } from '../../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id } = await ownImport(request, response)
  const { take, after, good } = request.validatedQuery as ImportedQuery
  const rows = await request.scope.resolve(ORDER_IMPORT).ordersOf(id, { take: take + 1, after, good })
  const page = rows.slice(0, take)
  const next = rows.length > take ? (page.at(-1)?.seq ?? null) : null
  reply(response, ROUTES['GET /shops/me/imports/:id/orders'], { orders: page.map(importedRow), next })
}
