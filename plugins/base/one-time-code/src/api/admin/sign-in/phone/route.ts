/** The phone by which somebody of the staff is known as one natural person: shown to themselves, proved by a code. */
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { tryWithin } from '../../../../lib/guard-code'
import { addressOf, parse } from '../../../../schemas'
import { proveStaffPhoneWorkflow } from '../../../../workflows/workflows/prove-staff-phone'
import { answering } from '../../../answer'
import { ROUTES } from '../../../contract'
import { ownId, ownPhone } from './own'
import { reply } from '@shanzhen/http/contract'

export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.setHeader('Cache-Control', 'no-store')
  reply(response, ROUTES['GET /admin/sign-in/phone'], await ownPhone(request))
}

export const POST = answering(async (request, response) => {
  const user_id = ownId(request)
  const { phone, code, ticket } = parse(ROUTES['POST /admin/sign-in/phone'].body, request.body)
  const address = addressOf({ phone })
  const { result } = await tryWithin(request, address, ticket, (guesser) =>
    proveStaffPhoneWorkflow(request.scope).run({ input: { user_id, address, code, guesser } }),
  )
  reply(response, ROUTES['POST /admin/sign-in/phone'], { ...(await ownPhone(request)), shared: result.shared })
})
