import { findByLink } from '../../../../../../../scan/find'
import { toAnswer } from '../../../../../../../scan/answer'
import { answeringScan, whoAsks } from '../../../../../../answering-scan'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../../contract'

/** The lot of a GS1 Digital Link without a serial. */
export const GET = answeringScan(async (request, response) => {
  const { gtin = '', lot = '' } = request.params
  reply(response, ROUTES['GET /store/trace/01/:gtin/10/:lot'], {
    trace: toAnswer(await findByLink(request.scope, { gtin, lot, serial: null }, whoAsks(request))),
  })
})
