/** What buyers read at each step of an order, in Chinese and English; the only place these words live. */
import type { MessageFacts, OrderStep } from './types'

type Words = Record<OrderStep, { subject: (facts: MessageFacts) => string; text: (facts: MessageFacts) => string }>

const isCollected = ({ parcel }: MessageFacts): boolean => parcel?.kind === 'pickup'

/** Names of goods in a line of text; a long list names the first few. */
const listed = (names: string[], stop: string, more: (count: number) => string): string =>
  names.slice(0, 4).join(stop) + (names.length > 4 ? more(names.length) : '')

const pickupZh = ({ pickup }: MessageFacts): string => {
  if (!pickup) return '已备好，可到自提点领取'
  return `已备好，请到 ${pickup.place} 领取${pickup.hours ? `（${pickup.hours}）` : ''}`
}

const pickupEn = ({ pickup }: MessageFacts): string =>
  pickup ? `is ready to collect at ${pickup.place}${pickup.hours ? ` (${pickup.hours})` : ''}` : 'is ready to collect'

const contentsZh = ({ parcel }: MessageFacts): string => {
  if (!parcel?.holds?.length) return ''
  const list = (names: string[]) => listed(names, '、', (count) => `等 ${count} 样`)
  const rest = parcel.follow?.length ? `，${list(parcel.follow)}随后发出` : '，订单的商品到此发齐'
  return `。这一包是${list(parcel.holds)}${rest}`
}

const contentsEn = ({ parcel }: MessageFacts): string => {
  if (!parcel?.holds?.length) return ''
  const list = (names: string[]) => listed(names, ', ', (count) => ` and others, ${count} in all`)
  const rest = parcel.follow?.length ? `; still to follow: ${list(parcel.follow)}` : '; with it the order is complete'
  return `. In it: ${list(parcel.holds)}${rest}`
}

const parcelZh = ({ parcel }: MessageFacts): string => {
  if (parcel?.kind === 'same_city') return '已由同城配送送出'
  return parcel ? `已发出，${parcel.carrier} ${parcel.waybill ?? ''}`.trim() : '已发出'
}

const parcelEn = ({ parcel }: MessageFacts): string => {
  if (parcel?.kind === 'same_city') return 'is out for local delivery'
  return parcel ? `is on its way, ${parcel.carrier} ${parcel.waybill ?? ''}`.trim() : 'is on its way'
}

const BY_HAND = {
  zh: '由我们以现金或转账退还给您',
  en: 'will be handed back to you in cash or by bank transfer',
}

/** What has not left yet is promised. */
const willGoZh = ({ byHand }: MessageFacts): string => (byHand ? BY_HAND.zh : '会原路退回')
const willGoEn = ({ byHand }: MessageFacts): string => (byHand ? BY_HAND.en : 'goes back the way it came')

/** What was asked for has gone only once its channel says so. */
const wentZh = ({ byHand, underWay }: MessageFacts): string => {
  if (byHand) return BY_HAND.zh
  return underWay ? '正在处理，将原路退回，到账另行通知' : '已原路退回'
}

const wentEn = ({ byHand, underWay }: MessageFacts): string => {
  if (byHand) return BY_HAND.en
  return underWay ? 'is on its way back the way it came; we tell you when it is there' : 'went back the way it came'
}

const CANCELED_ZH = { expired: '（超过付款时间）', buyer: '（您取消了订单）', staff: '（商家取消了订单）' }
const CANCELED_EN = {
  expired: ', as it was not paid in time',
  buyer: ', as you asked',
  staff: ' by the shop',
}
const why = <T>(words: Record<'expired' | 'buyer' | 'staff', T>, { canceledFor }: MessageFacts): T | '' =>
  canceledFor ? words[canceledFor] : ''

const zh: Words = {
  placed: {
    subject: (f) => `订单 ${f.number} 已提交`,
    text: (f) =>
      f.nothing
        ? `订单 ${f.number} 已提交，正在为您备货：${f.link}`
        : `订单 ${f.number} 已${f.byStaff ? '为您下好' : '提交'}，合计 ${f.amount}，货已为您留好，请${f.until ? `在 ${f.until} 前` : '尽快'}付款${f.until ? '，过时自动取消' : ''}：${f.link}`,
  },
  paid: {
    subject: (f) => `订单 ${f.number} 已付款`,
    text: (f) => `已收到订单 ${f.number} 的付款 ${f.amount}，正在为您备货：${f.link}`,
  },
  shipped: {
    subject: (f) => `订单 ${f.number} ${isCollected(f) ? '可以自提了' : '已发货'}`,
    text: (f) =>
      isCollected(f)
        ? `订单 ${f.number} 的商品${pickupZh(f)}${contentsZh(f)}。订单：${f.link}`
        : `订单 ${f.number} 的包裹${parcelZh(f)}${contentsZh(f)}。查看进度：${f.link}`,
  },
  waybill_corrected: {
    subject: (f) => `订单 ${f.number} 的运单号已更正`,
    text: (f) => `订单 ${f.number} 的运单号已更正：${f.parcel?.carrier} ${f.parcel?.waybill}。查看进度：${f.link}`,
  },
  parcel_unpacked: {
    subject: (f) => `订单 ${f.number} 的包裹还没有寄出`,
    text: (f) =>
      `订单 ${f.number} 的包裹还没有寄出，之前的${f.parcel?.kind === 'express' ? '运单号作废' : '通知作废'}，我们会尽快重新安排并告诉您：${f.link}`,
  },
  delivered: {
    subject: (f) => `订单 ${f.number} ${isCollected(f) ? '已取货' : '已送达'}`,
    text: (f) =>
      `订单 ${f.number} 的包裹${isCollected(f) ? '已取走' : '已送达，请查收'}。如有问题请在订单页联系我们：${f.link}`,
  },
  canceled: {
    subject: (f) => `订单 ${f.number} 已取消`,
    text: (f) =>
      `订单 ${f.number} 已取消${why(CANCELED_ZH, f)}${f.nothing ? '' : `，已付的 ${f.amount} ${willGoZh(f)}`}：${f.link}`,
  },
  refunded: {
    subject: (f) => `订单 ${f.number} ${f.underWay ? '退款处理中' : '已退款'}`,
    text: (f) => `订单 ${f.number} 的退款 ${f.amount} ${wentZh(f)}：${f.link}`,
  },
  refund_arrived: {
    subject: (f) => `订单 ${f.number} 已退款`,
    text: (f) => `订单 ${f.number} 的退款 ${f.amount} 已原路退回：${f.link}`,
  },
  weight_refunded: {
    subject: (f) => `订单 ${f.number} 称重后退差价`,
    text: (f) => `订单 ${f.number} 的商品发货称重比约重轻，差价 ${f.amount} ${wentZh(f)}。查看实重：${f.link}`,
  },
  money_returned: {
    subject: (f) => `订单 ${f.number} 的款项${f.underWay ? '正在退回' : '已退回'}`,
    text: (f) => `订单 ${f.number} 已取消，之后收到的 ${f.amount} ${wentZh(f)}：${f.link}`,
  },
  claim_requested: {
    subject: (f) => `订单 ${f.number} 的售后申请已收到`,
    text: (f) => `已收到订单 ${f.number} 的售后申请，我们会尽快处理：${f.link}`,
  },
  claim_approved: {
    subject: (f) => `订单 ${f.number} 的售后申请已同意`,
    text: (f) => `订单 ${f.number} 的售后申请已同意，请按订单页的地址寄回商品并填写运单号：${f.link}`,
  },
  claim_approved_money: {
    subject: (f) => `订单 ${f.number} 的售后申请已同意`,
    text: (f) => `订单 ${f.number} 的售后申请已同意，商品不用寄回，接下来退款：${f.link}`,
  },
  claim_sent_back: {
    subject: (f) => `订单 ${f.number} 的退货已寄出`,
    text: (f) => `已记下订单 ${f.number} 的退货运单号，收到后会验货：${f.link}`,
  },
  claim_received: {
    subject: (f) => `订单 ${f.number} 的退货已收到`,
    text: (f) => `订单 ${f.number} 的退货已收到，正在验货：${f.link}`,
  },
  claim_inspected: {
    subject: (f) => `订单 ${f.number} 的退货已验货`,
    text: (f) => `订单 ${f.number} 的退货已验货，接下来退款：${f.link}`,
  },
  claim_resent: {
    subject: (f) => `订单 ${f.number} 的商品会补发`,
    text: (f) => `订单 ${f.number} 的售后申请已同意，同样的商品会再寄一次，寄出后告诉您单号：${f.link}`,
  },
  claim_refused: {
    subject: (f) => `订单 ${f.number} 的售后申请未通过`,
    text: (f) => `订单 ${f.number} 的售后申请未通过：${f.reason ?? ''}。查看详情：${f.link}`,
  },
  claim_withdrawn: {
    subject: (f) => `订单 ${f.number} 的售后申请已撤回`,
    text: (f) => `订单 ${f.number} 的售后申请已撤回：${f.link}`,
  },
}

const en: Words = {
  placed: {
    subject: (f) => `Order ${f.number} received`,
    text: (f) =>
      f.nothing
        ? `Order ${f.number} is received; we are packing it: ${f.link}`
        : `Order ${f.number} is received, ${f.amount} in total. Your goods are set aside; please pay ${f.until ? `before ${f.until}, or it is canceled` : 'soon'}: ${f.link}`,
  },
  paid: {
    subject: (f) => `Order ${f.number} paid`,
    text: (f) => `We received ${f.amount} for order ${f.number} and are packing it: ${f.link}`,
  },
  shipped: {
    subject: (f) => `Order ${f.number} ${isCollected(f) ? 'ready to collect' : 'shipped'}`,
    text: (f) =>
      isCollected(f)
        ? `Order ${f.number} ${pickupEn(f)}${contentsEn(f)}. The order: ${f.link}`
        : `A parcel of order ${f.number} ${parcelEn(f)}${contentsEn(f)}. Follow it: ${f.link}`,
  },
  waybill_corrected: {
    subject: (f) => `Order ${f.number}: another waybill number`,
    text: (f) =>
      `The right waybill of a parcel of order ${f.number} is ${f.parcel?.carrier} ${f.parcel?.waybill}. Follow it: ${f.link}`,
  },
  parcel_unpacked: {
    subject: (f) => `Order ${f.number}: a parcel has not left yet`,
    text: (f) =>
      `A parcel of order ${f.number} has not left yet; please disregard our last message about it. We will send it soon and tell you: ${f.link}`,
  },
  delivered: {
    subject: (f) => `Order ${f.number} ${isCollected(f) ? 'collected' : 'delivered'}`,
    text: (f) =>
      `A parcel of order ${f.number} ${isCollected(f) ? 'was collected' : 'has arrived'}. Anything wrong? Tell us on the order page: ${f.link}`,
  },
  canceled: {
    subject: (f) => `Order ${f.number} canceled`,
    text: (f) =>
      `Order ${f.number} is canceled${why(CANCELED_EN, f)}${f.nothing ? '' : `; the ${f.amount} paid ${willGoEn(f)}`}: ${f.link}`,
  },
  refunded: {
    subject: (f) => `Order ${f.number} ${f.underWay ? 'is being refunded' : 'refunded'}`,
    text: (f) => `${f.amount} of order ${f.number} ${wentEn(f)}: ${f.link}`,
  },
  refund_arrived: {
    subject: (f) => `Order ${f.number} refunded`,
    text: (f) => `${f.amount} of order ${f.number} went back the way it came: ${f.link}`,
  },
  weight_refunded: {
    subject: (f) => `Order ${f.number}: the difference in weight`,
    text: (f) => `Order ${f.number} weighed less than it was sold as; ${f.amount} ${wentEn(f)}. The weights: ${f.link}`,
  },
  money_returned: {
    subject: (f) => `Money for order ${f.number} ${f.underWay ? 'is on its way back' : 'returned'}`,
    text: (f) => `Order ${f.number} had been canceled; the ${f.amount} that arrived later ${wentEn(f)}: ${f.link}`,
  },
  claim_requested: {
    subject: (f) => `Claim for order ${f.number} received`,
    text: (f) => `We have your claim for order ${f.number} and will look at it soon: ${f.link}`,
  },
  claim_approved: {
    subject: (f) => `Claim for order ${f.number} approved`,
    text: (f) =>
      `Your claim for order ${f.number} is approved. Please send the goods to the address on the order page and enter the waybill there: ${f.link}`,
  },
  claim_approved_money: {
    subject: (f) => `Claim for order ${f.number} approved`,
    text: (f) =>
      `Your claim for order ${f.number} is approved. Nothing needs to be sent back; the refund is next: ${f.link}`,
  },
  claim_sent_back: {
    subject: (f) => `Return of order ${f.number} on its way`,
    text: (f) => `We noted the waybill of your return of order ${f.number}: ${f.link}`,
  },
  claim_received: {
    subject: (f) => `Return of order ${f.number} arrived`,
    text: (f) => `Your return of order ${f.number} arrived and is being inspected: ${f.link}`,
  },
  claim_inspected: {
    subject: (f) => `Return of order ${f.number} inspected`,
    text: (f) => `Your return of order ${f.number} is inspected; the refund is next: ${f.link}`,
  },
  claim_resent: {
    subject: (f) => `Goods of order ${f.number} will be sent again`,
    text: (f) =>
      `Your claim for order ${f.number} is approved. The same goods will be sent once more; we tell you the waybill then: ${f.link}`,
  },
  claim_refused: {
    subject: (f) => `Claim for order ${f.number} refused`,
    text: (f) => `Your claim for order ${f.number} was refused: ${f.reason ?? ''}. See ${f.link}`,
  },
  claim_withdrawn: {
    subject: (f) => `Claim for order ${f.number} withdrawn`,
    text: (f) => `Your claim for order ${f.number} is withdrawn: ${f.link}`,
  },
}

export const isEnglish = (locale: string | undefined): boolean => locale?.toLowerCase().startsWith('en') ?? false

/** The words for one step; a locale that begins with `en` reads English, everyone else Chinese. */
export function wordsFor(
  step: OrderStep,
  locale: string | undefined,
  facts: MessageFacts,
): { subject: string; text: string } {
  const english = isEnglish(locale)
  const words = (english ? en : zh)[step]
  const opening = english ? `[${facts.shop}] ` : `【${facts.shop}】`
  return { subject: opening + words.subject(facts), text: opening + words.text(facts) }
}
