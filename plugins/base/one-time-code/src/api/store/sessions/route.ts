/** Turns a right code into a session: a token Medusa's own customer routes accept. */
import { parse } from '../../../schemas'
import { openShopperSession, proveByCode } from '../../../shopper-session'
import { answering } from '../../answer'
import { ROUTES } from '../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const body = parse(ROUTES['POST /store/sessions'].body, request.body)
  const session = await openShopperSession(request, await proveByCode(request, body))
  reply(response, ROUTES['POST /store/sessions'], session)
})
