import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { dropWord } from '../../../../catalogue/keep-words'

/** Takes a word out of the dictionary. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await dropWord(req.scope, req.params.id)
  res.json({ id: req.params.id, deleted: true })
}
