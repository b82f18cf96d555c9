import { findByLink } from '../../../../../../../../../scan/find'
import { toAnswer } from '../../../../../../../../../scan/answer'
import { answeringScan, whoAsks } from '../../../../../../../../answering-scan'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../../../../contract'

/** One bag by its whole GS1 Digital Link: product, lot and serial must belong together. */
export const GET = answeringScan(async (request, response) => {
  const { gtin = '', lot = '', serial = '' } = request.params
  reply(response, ROUTES['GET /store/trace/01/:gtin/10/:lot/21/:serial'], {
    trace: toAnswer(await findByLink(request.scope, { gtin, lot, serial }, whoAsks(request))),
  })
})
