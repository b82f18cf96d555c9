import type { MedusaContainer } from '@medusajs/framework/types'
import type { Buyer, QuoteRequest } from '../quote/build-quote'
import { ownChannel } from '../quote/own-channel'
import { quoteInTurn } from '../quote/share-quotes'
import type { Quote } from '../types'
import type { PhoneOrderBody } from '../wire'
import { type Placed, placeOrder } from './place-order'

/**
 * 电话订单: what a buyer says on the phone, taken down by staff. It is priced, held and written as any order of our checkout;
 * its goods wait longer, the limits on what strangers hold unpaid do not count it, and its buyer pays it by a link.
 */
export async function placePhoneOrder(
  container: MedusaContainer,
  key: string,
  { pay_until, ...body }: PhoneOrderBody,
): Promise<Placed> {
  const buyer = { ...(await staffBuyer(container)), by_staff: { pay_until: pay_until ?? null } }
  return placeOrder(container, buyer, key, { ...body, locale: 'zh-CN' })
}

export const quotePhoneOrder = async (container: MedusaContainer, request: QuoteRequest): Promise<Quote> =>
  quoteInTurn(container, await staffBuyer(container), request)

/** A guest in the shop's own sales channel: nobody proved on the phone whose account it is. */
const staffBuyer = async (container: MedusaContainer): Promise<Buyer> => ({
  sales_channel_id: await ownChannel(container),
  customer_id: null,
})
