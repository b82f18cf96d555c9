import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { drawReceiving } from '../../../../../../labels/draw-receiving'
import { showNote } from '../../../../../../receiving/show'
import { sendPdf } from '../../../../../send-pdf'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const note = await showNote(req.scope, req.params.id)
  sendPdf(res, `receiving-${note.number}`, await drawReceiving(note))
}
