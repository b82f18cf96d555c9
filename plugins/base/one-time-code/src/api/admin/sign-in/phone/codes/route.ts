/** Sends a code to the phone that somebody of the staff says is theirs. */
import { sendWithin } from '../../../../../lib/guard-code'
import { EXPIRES_IN_S, RESEND_AFTER_S } from '../../../../../modules/one-time-code/service'
import { addressOf, parse } from '../../../../../schemas'
import { sendOneTimeCodeWorkflow } from '../../../../../workflows/workflows/send-one-time-code'
import { answering } from '../../../../answer'
import { ROUTES } from '../../../../contract'
import { ownId } from '../own'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  ownId(request)
  const body = parse(ROUTES['POST /admin/sign-in/phone/codes'].body, request.body)
  const address = addressOf(body)
  const { result } = await sendWithin(request, address, body.work, (asked_by, long) =>
    sendOneTimeCodeWorkflow(request.scope).run({ input: { address, locale: 'zh', asked_by, long } }),
  )
  reply(response, ROUTES['POST /admin/sign-in/phone/codes'], {
    resend_after_s: RESEND_AFTER_S,
    expires_in_s: EXPIRES_IN_S,
    ticket: result.ticket,
  })
})
