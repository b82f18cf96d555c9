import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { SETTLEMENT } from '../../../../../../modules/settlement'
import { sendStatementFile } from '../../../../../send-file'
import type { FileQuery } from '../../../../../validators'

/** @throws NOT_FOUND, another's too */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const row = await request.scope.resolve(SETTLEMENT).find(request.params.id ?? '', shopOf(response).shop_id)
  await sendStatementFile(request.scope, response, row, (request.validatedQuery as FileQuery).format)
}
