import type { MedusaContainer } from '@medusajs/framework/types'
import { nothingPaid, noReceiptYet } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import { sellerMissing } from '../modules/checkout/errors'
import type { OrderView } from '../types'
import { drawReceipt } from './draw-receipt'
import { receiptFacts } from './receipt-facts'

/**
 * 购物收据 of a paid order, also of one that was paid back later. `english`: names of goods in both languages.
 * @throws Refusal 409 where no money came in.
 */
export async function printReceipt(
  container: MedusaContainer,
  order: OrderView,
  english = false,
  now = new Date(),
): Promise<Buffer> {
  if (order.total_fen === 0 && !order.payment?.paid_at) throw nothingPaid()
  if (!order.payment?.paid_at) throw noReceiptYet()
  const { seller } = container.resolve(CHECKOUT)
  if (!seller) throw sellerMissing()
  return drawReceipt(receiptFacts(order, seller, now, english))
}
