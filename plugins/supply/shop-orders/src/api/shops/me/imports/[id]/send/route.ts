import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { goOnSending, sendImport } from '../../../../../../import/take-file'
import { importRow } from '../../../../../../view/import-rows'
import { ownImport } from '../../../../../caller'
import { ROUTES } from '../../../../../contract'

/** Answered at once; how far it is stands at the file. What a crash leaves goes on within a minute. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { scope } = request
  await sendImport(scope, await ownImport(request, response))
  const file = await ownImport(request, response)
  void goOnSending(scope, file).catch((error: Error) =>
    scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`shop-orders: file ${file.id} goes on later: ${error.message}`),
  )
  reply(response, ROUTES['POST /shops/me/imports/:id/send'], { import: await importRow(scope, file) })
}
