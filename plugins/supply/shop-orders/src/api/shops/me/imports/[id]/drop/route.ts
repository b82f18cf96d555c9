import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { ORDER_IMPORT } from '../../../../../../modules/order-import'
import { importRow } from '../../../../../../view/import-rows'
import { ownImport } from '../../../../../caller'
import { ROUTES } from '../../../../../contract'

export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const imports = request.scope.resolve(ORDER_IMPORT)
  const { id, state } = await ownImport(request, response)
  if (state !== 'dropped' && !(await imports.move(id, 'read', 'dropped')))
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '这个文件已经提交，不能放弃；订单可以逐个取消')
  await imports.clear(id, false)
  const file = await importRow(request.scope, await ownImport(request, response))
  reply(response, ROUTES['POST /shops/me/imports/:id/drop'], { import: file })
}
