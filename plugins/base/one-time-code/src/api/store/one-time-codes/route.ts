/** Sends a code. The answer is the same whether or not anyone is registered under the address. */
import { sendWithin } from '../../../lib/guard-code'
import { EXPIRES_IN_S, RESEND_AFTER_S } from '../../../modules/one-time-code/service'
import { addressOf, parse } from '../../../schemas'
import { sendOneTimeCodeWorkflow } from '../../../workflows/workflows/send-one-time-code'
import { answering } from '../../answer'
import { ROUTES } from '../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const body = parse(ROUTES['POST /store/one-time-codes'].body, request.body)
  const address = addressOf(body)
  const { result } = await sendWithin(request, address, body.work, (asked_by, long) =>
    sendOneTimeCodeWorkflow(request.scope).run({ input: { address, locale: body.locale ?? 'zh', asked_by, long } }),
  )
  const { ticket } = result
  reply(response, ROUTES['POST /store/one-time-codes'], {
    resend_after_s: RESEND_AFTER_S,
    expires_in_s: EXPIRES_IN_S,
    ticket,
  })
})
