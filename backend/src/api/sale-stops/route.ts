import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { RECALL } from '@shanzhen/recalls/modules/recall'
import { forgetAnswers } from '../../catalogue/answer-cache'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../contract'

/**
 * A word that changes whenever goods were taken out of sale at once. The storefront asks before it gives a kept page;
 * answers this process kept from before are forgotten first, so that what is drawn anew is true.
 */
let known = ''

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const version = await request.scope.resolve(RECALL).saleStopVersion()
  if (version !== known) forgetAnswers()
  known = version
  reply(response, ROUTES['GET /sale-stops'], { version })
}
