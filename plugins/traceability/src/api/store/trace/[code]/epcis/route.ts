import { TRACE } from '../../../../../modules/trace'
import { buildEpcis } from '../../../../../trace/epcis/document'
import { readLot } from '../../../../../trace/read-lot'
import { findByCode } from '../../../../../trace/scan/find'
import { unknownCode } from '../../../../../trace/scan/refusal'
import { answeringScan, whoAsks } from '../../../../answering-scan'

/** The whole history of the bag's lot as GS1 EPCIS 2.0 JSON-LD, for whoever holds the bag. */
export const GET = answeringScan(async (request, response) => {
  const { code } = await findByCode(request.scope, request.params.code ?? '', whoAsks(request))
  const lot = await readLot(request.scope, code?.lot_id ?? '')
  if (!lot) throw unknownCode()
  const document = buildEpcis(lot, request.scope.resolve(TRACE).storefrontUrl, new Date())
  response
    .setHeader('Content-Type', 'application/ld+json; charset=utf-8')
    .setHeader('Content-Disposition', `attachment; filename="${lot.code}.epcis.json"`)
    .send(`${JSON.stringify(document, null, 2)}\n`)
})
