import { reply } from '@shanzhen/http/contract'
import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { quoteInTurn } from '../../../../quote/share-quotes'
import { answering, parse } from '../../../answer'
import { buyerAt } from '../../../buyer'
import { ROUTES } from '../../../contract'

/** What an order of these goods would cost now, and what stands in its way. */
export const POST = answering(async (request: AuthenticatedMedusaRequest, response) => {
  const body = parse(ROUTES['POST /store/checkout/quote'].body, request.body)
  const quote = await quoteInTurn(request.scope, await buyerAt(request, body.outlet), body)
  reply(response, ROUTES['POST /store/checkout/quote'], { quote })
})
