import { TRACE } from '../../../../../modules/trace'
import { isRobot } from '../../../../../story/robots'
import { findByCode } from '../../../../../scan/find'
import { unknownCode } from '../../../../../scan/refusal'
import { toAnswer } from '../../../../../scan/answer'
import { answeringScan, whoAsks } from '../../../../answering-scan'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/**
 * A person has the page open: counts the visitor once a day and answers with the counts as they are after it.
 * Idempotent within the day. A robot is answered like everybody and not counted.
 */
export const POST = answeringScan(async (request, response) => {
  const who = whoAsks(request)
  const scanned = await findByCode(request.scope, request.params.code ?? '', who)
  if (!scanned.code) throw unknownCode()
  const trace = request.scope.resolve(TRACE)
  const purpose = request.get('sec-purpose') ?? request.get('purpose')
  const { code } = scanned.code
  if (!isRobot({ userAgent: who.browser, purpose })) await trace.countVisit(code, scanned.visitor)
  const { found } = await trace.findCode(code, scanned.visitor.visitor)
  const { first_scanned_at, scan_count, copy_hint } = toAnswer({ ...scanned, code: found ?? scanned.code })
  reply(response, ROUTES['POST /store/trace/:code/scan'], { first_scanned_at, scan_count, copy_hint })
})
