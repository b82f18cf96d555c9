import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { showNote } from '../../../../../receiving/show'
import { ROUTES } from '../../../../contract'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const note = await showNote(req.scope, req.params.id)
  reply(res, ROUTES['GET /admin/warehouse/receiving-notes/:id'], { note })
}
