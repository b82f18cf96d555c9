import type { MedusaContainer } from '@medusajs/framework/types'
import { InFlight } from '../lib/in-flight'
import { CHECKOUT } from '../modules/checkout'
import { type Buyer, buildQuote, type QuoteRequest } from './build-quote'
import type { Quote } from '../types'

const underWay = new InFlight<Quote>()

/**
 * A quote in its turn. Guests who ask the same at the same moment, as in a rush, get one answer; nothing is kept once it
 * is there. @throws Refusal 503 where too many wait
 */
export function quoteInTurn(container: MedusaContainer, buyer: Buyer, request: QuoteRequest): Promise<Quote> {
  const ask = () =>
    container.resolve(CHECKOUT).quoting.run(async () => (await buildQuote(container, buyer, request)).quote)
  if (buyer.customer_id) return ask()
  return underWay.share(JSON.stringify([buyer, request]), ask)
}
