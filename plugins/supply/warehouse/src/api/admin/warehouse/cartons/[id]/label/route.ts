import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { showCarton } from '../../../../../../cartons/show'
import { drawCarton } from '../../../../../../labels/draw-carton'
import { sendPdf } from '../../../../../send-pdf'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const carton = await showCarton(req.scope, req.params.id)
  sendPdf(res, `carton-${carton.sscc}`, await drawCarton(carton))
}
