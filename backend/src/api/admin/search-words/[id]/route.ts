import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { dropWord } from '../../../../catalogue/keep-words'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** Takes a word out of the dictionary. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await dropWord(req.scope, req.params.id)
  reply(res, ROUTES['DELETE /admin/search-words/:id'], { id: req.params.id, deleted: true })
}
