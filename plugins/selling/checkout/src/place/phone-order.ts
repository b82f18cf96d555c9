import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { fieldsInvalid } from '../lib/refusal'
import type { Buyer, QuoteRequest } from '../quote/build-quote'
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
async function staffBuyer(container: MedusaContainer): Promise<Buyer> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: stores } = await query.graph({ entity: 'store', fields: ['default_sales_channel_id'] })
  const own = stores[0]?.default_sales_channel_id
  if (own) return { sales_channel_id: own, customer_id: null }
  const { data: channels } = await query.graph({
    entity: 'sales_channel',
    fields: ['id'],
    filters: { is_disabled: false },
    pagination: { take: 1, order: { created_at: 'ASC' } },
  })
  if (!channels[0]) throw fieldsInvalid({ sales_channel: '这个页面没有绑定销售渠道' })
  return { sales_channel_id: channels[0].id, customer_id: null }
}
