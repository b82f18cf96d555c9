/** What staff see of the doors: who waits after too many tries, and what codes went out within the hour. */
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CODE_RULES, isPumped } from '../../../lib/code-rules'
import { SIGN_IN } from '../../../modules/sign-in'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'

export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const signIn = request.scope.resolve(SIGN_IN)
  const { hour, senders } = await signIn.codesSent()
  const sent = { sms_used: hour.sms_used, sms_unused: hour.sms - hour.sms_used }
  reply(response, ROUTES['GET /admin/sign-in'], {
    locks: await signIn.locks(),
    codes: { ...hour, pumped: isPumped(sent), stopped: isPumped(sent, CODE_RULES.stop_unused) },
    senders,
  })
}
