import { reply } from '@shanzhen/http/contract'
import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { quotePhoneOrder } from '../../../../../place/phone-order'
import { answering, parse } from '../../../../answer'
import { ROUTES } from '../../../../contract'

const ROUTE = ROUTES['POST /admin/checkout/phone-orders/quote']

/** As the checkout quotes, before anything is written. */
export const POST = answering(async (request: AuthenticatedMedusaRequest, response) => {
  reply(response, ROUTE, { quote: await quotePhoneOrder(request.scope, parse(ROUTE.body, request.body)) })
})
