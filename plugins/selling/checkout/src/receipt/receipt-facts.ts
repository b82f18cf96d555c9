import { HAND_WORDS } from '@shanzhen/money-kit/by-hand'
import type { OrderView, Seller, Weighed } from '../types'

/** What stands on a 购物收据, ready to print: every amount written out, the buyer's name masked. */
export type ReceiptFacts = {
  number: string
  seller: [label: string, value: string][]
  head: [label: string, value: string][]
  lines: string[][]
  sums: [label: string, value: string][]
  refunds: [label: string, value: string][]
  remaining_fen: number
}

const PROVIDERS: Record<string, string> = {
  wechatpay: '微信支付',
  stripe: '银行卡（Stripe）',
  offline: '现金或转账（商家登记）',
  ...HAND_WORDS,
}
const REFUNDS: Record<string, string> = { weight: '称重退差价', excess: '退回多付款' }

export function receiptFacts(order: OrderView, seller: Seller, now: Date, english = false): ReceiptFacts {
  const refunds = order.refunds.filter((refund) => refund.status !== 'failed')
  const remaining_fen = Math.max(0, order.paid_fen - refunds.reduce((sum, refund) => sum + refund.amount_fen, 0))
  const filled = (pairs: [string, string | undefined | null][]) =>
    pairs.filter((pair): pair is [string, string] => Boolean(pair[1]))
  return {
    number: String(order.display_id),
    seller: filled([
      ['销售方', seller.name],
      ['统一社会信用代码', seller.credit_code],
      ['地址', seller.address],
      ['电话', seller.phone],
    ]),
    head: filled([
      ['收据号（订单号）', String(order.display_id)],
      ['下单时间', beijing(order.created_at)],
      ['买方', maskName(order.address?.name ?? '')],
      ['付款方式', PROVIDERS[order.payment?.provider ?? ''] ?? order.payment?.provider],
      ['付款时间', order.payment?.paid_at && beijing(order.payment.paid_at)],
      ['打印时间', beijing(now.toISOString())],
    ]),
    lines: order.lines.map((line) => [
      english && line.title_en ? `${line.title_en}\n${line.title}` : line.title,
      [
        line.variant_title,
        weighedText(line.weight?.weighed),
        line.returned_quantity > 0 ? `已退 ${line.returned_quantity} 件` : '',
      ]
        .filter(Boolean)
        .join('\n'),
      yuan(line.unit_price_fen),
      String(line.quantity),
      yuan(line.unit_price_fen * line.quantity),
    ]),
    sums: filled([
      ['商品金额', yuan(order.items_fen)],
      ['优惠', order.discount_fen ? `-${yuan(order.discount_fen)}` : null],
      ['运费', yuan(order.freight_fen)],
      // Where staff changed the order later, what it costs now and what was paid are two things.
      ['订单合计', order.total_fen === order.paid_fen ? null : yuan(order.total_fen)],
      ['实付合计', yuan(order.paid_fen)],
    ]),
    refunds: refunds.map((refund) => [
      `${REFUNDS[refund.reason ?? ''] ?? '退款'} ${beijing(refund.created_at)}${refund.status === 'processing' ? '（处理中）' : ''}`,
      `-${yuan(refund.amount_fen)}`,
    ]),
    remaining_fen,
  }
}

/** 实重 as weighed at packing, of all pieces of a line together. */
const weighedText = (weighed: Weighed | null | undefined): string =>
  weighed ? `约重 ${weighed.nominal_g} 克，实重 ${weighed.actual_g} 克` : ''

export const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`

/** 王小山 → 王**; the receipt may be shown to others. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = name.trim()
  return first + '*'.repeat(rest.length)
}

const beijing = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
