import { findByCode } from '../../../../scan/find'
import { toAnswer } from '../../../../scan/answer'
import { answeringScan, whoAsks } from '../../../answering-scan'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** What is known of the bag with this code; looking counts nothing, so robots and previews may. */
export const GET = answeringScan(async (request, response) => {
  reply(response, ROUTES['GET /store/trace/:code'], {
    trace: toAnswer(await findByCode(request.scope, request.params.code ?? '', whoAsks(request))),
  })
})
