import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { TRACE } from '../../../../../modules/trace'
import { lotUnknown } from '../../../../../modules/trace/errors'
import { buildEpcis } from '../../../../../trace/epcis/document'
import { readLot } from '../../../../../trace/read-lot'

/** A lot's whole history as GS1 EPCIS 2.0 JSON-LD, its parents' included. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const lot = await readLot(request.scope, request.params.id ?? '')
  if (!lot) throw lotUnknown()
  const document = buildEpcis(lot, request.scope.resolve(TRACE).storefrontUrl, new Date())
  response
    .setHeader('Content-Type', 'application/ld+json; charset=utf-8')
    .setHeader('Content-Disposition', `attachment; filename="${lot.code}.epcis.json"`)
    .send(`${JSON.stringify(document, null, 2)}\n`)
}
