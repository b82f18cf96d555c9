/** What a buyer of goods called back is told: what, why, what to do now. */
import type { OrderSender } from '@shanzhen/ports/types'

type Facts = { opening: string; number: number; good: string; lot: string; reason: string }

export function recallText(
  locale: string,
  { opening, number, good, lot, reason }: Facts,
): { subject: string; text: string } {
  if (locale.startsWith('en')) {
    return {
      subject: `Recall of ${good}`,
      text: `${opening}Please do not use ${good} (lot ${lot}) of your order ${number}: it is being recalled. Reason: ${reason}. We will arrange its return and refund you; you pay nothing.`,
    }
  }
  return {
    subject: `召回通知：${good}`,
    text: `${opening}您的订单 ${number} 中的${good}（批次 ${lot}）正在召回，请停止食用。原因：${reason}。我们会安排退回并全额退款，您无需承担费用。`,
  }
}

/** A shop's buyer paid that shop: it is the shop that takes goods and gives money back, by its own number of the order. */
export function recallTextOf(
  { name, number }: OrderSender,
  { good, lot, reason }: Facts,
): { subject: string; text: string } {
  return {
    subject: `召回通知：${good}`,
    text: `【${name}】您的订单 ${number} 中的${good}（批次 ${lot}）正在召回，请停止食用。原因：${reason}。退回和退款请联系您下单的店铺，您无需承担费用。`,
  }
}
