import { findByLink } from '../../../../../../../scan/find'
import { toAnswer } from '../../../../../../../scan/answer'
import { answeringScan, whoAsks } from '../../../../../../answering-scan'

/** The lot of a GS1 Digital Link without a serial. */
export const GET = answeringScan(async (request, response) => {
  const { gtin = '', lot = '' } = request.params
  response.json({ trace: toAnswer(await findByLink(request.scope, { gtin, lot, serial: null }, whoAsks(request))) })
})
