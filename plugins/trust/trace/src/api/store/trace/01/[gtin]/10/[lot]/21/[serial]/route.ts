import { findByLink } from '../../../../../../../../../scan/find'
import { toAnswer } from '../../../../../../../../../scan/answer'
import { answeringScan, whoAsks } from '../../../../../../../../answering-scan'

/** One bag by its whole GS1 Digital Link: product, lot and serial must belong together. */
export const GET = answeringScan(async (request, response) => {
  const { gtin = '', lot = '', serial = '' } = request.params
  response.json({ trace: toAnswer(await findByLink(request.scope, { gtin, lot, serial }, whoAsks(request))) })
})
