import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { drawLabels } from '../../../../labels/draw-labels'
import { WAREHOUSE } from '../../../../modules/warehouse'
import type { PrintQuery } from '../../../contract'
import { parcelsAsked } from '../../../parcels-asked'
import { sendPdf } from '../../../send-pdf'

/** One label a page; one that cannot be printed says why on its own. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const asked = req.validatedQuery as PrintQuery
  const [parcels, settings] = await Promise.all([
    parcelsAsked(req.scope, asked),
    req.scope.resolve(WAREHOUSE).settings(),
  ])
  sendPdf(res, 'labels', await drawLabels(asked.paper ?? settings.paper, parcels))
}
