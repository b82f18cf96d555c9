import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { drawPickingList } from '../../../../../../labels/draw-list'
import { readWaveFile } from '../../../../../../waves/wave-file'
import { sendPdf } from '../../../../../send-pdf'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const file = await readWaveFile(req.scope, req.params.id)
  sendPdf(res, `picking-${file.wave.number}`, await drawPickingList(file))
}
