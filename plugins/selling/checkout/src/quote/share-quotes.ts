import type { MedusaContainer } from '@medusajs/framework/types'
import { CHECKOUT } from '../modules/checkout'
import { type Buyer, buildQuote, type QuoteRequest } from './build-quote'
import type { Quote } from '../types'

const underWay = new Map<string, Promise<Quote>>()

/**
 * A quote in its turn. Guests who ask the same at the same moment, as in a rush, get one answer; nothing is kept once it
 * is there. @throws Refusal 503 where too many wait
 */
export function quoteInTurn(container: MedusaContainer, buyer: Buyer, request: QuoteRequest): Promise<Quote> {
  const ask = () =>
    container.resolve(CHECKOUT).quoting.run(async () => (await buildQuote(container, buyer, request)).quote)
  if (buyer.customer_id) return ask()
  const key = JSON.stringify([buyer, request])
  const known = underWay.get(key)
  if (known) return known
  const asked = ask().finally(() => underWay.delete(key))
  underWay.set(key, asked)
  return asked
}
