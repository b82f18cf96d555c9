import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { drawSlips } from '../../../../labels/draw-slips'
import type { PrintQuery } from '../../../contract'
import { parcelsAsked } from '../../../parcels-asked'
import { sendPdf } from '../../../send-pdf'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  sendPdf(res, 'slips', await drawSlips(await parcelsAsked(req.scope, req.validatedQuery as PrintQuery)))
}
