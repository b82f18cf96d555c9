import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { TRACE } from '../modules/trace'
import { buildEpcis } from '../epcis/document'
import type { LotRecord } from '../story/records'

/** A lot's whole history as GS1 EPCIS 2.0 JSON-LD, its parents' included, as a file. */
export function sendHistory(request: MedusaRequest, response: MedusaResponse, lot: LotRecord): void {
  const document = buildEpcis(lot, request.scope.resolve(TRACE).storefrontUrl, new Date())
  response
    .setHeader('Content-Type', 'application/ld+json; charset=utf-8')
    .setHeader('Content-Disposition', `attachment; filename="${lot.code}.epcis.json"`)
    .send(`${JSON.stringify(document, null, 2)}\n`)
}
