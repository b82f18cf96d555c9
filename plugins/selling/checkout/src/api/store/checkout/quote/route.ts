import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { quoteInTurn } from '../../../../quote/share-quotes'
import { QuoteBody } from '../../../../schemas'
import { answering, parse } from '../../../answer'
import { buyerOf } from '../../../buyer'

/** What an order of these goods would cost now, and what stands in its way. */
export const POST = answering(async (request: AuthenticatedMedusaRequest, response) => {
  const quote = await quoteInTurn(request.scope, buyerOf(request), parse(QuoteBody, request.body))
  response.json({ quote })
})
