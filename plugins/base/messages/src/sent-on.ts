/**
 * What somebody else's buyers read of an order that we send on for them: of its parcels, and in the name they bought from. What
 * it cost that shop, and our own page of the order, are not theirs to see.
 */
import type { OrderSender } from '@shanzhen/ports/types'
import type { MessageFacts, OrderStep } from './types'

type Facts = Pick<MessageFacts, 'parcel'>
type Words = { subject: string; text: (facts: Facts) => string }

const way = ({ parcel }: Facts): string => {
  if (parcel?.kind === 'same_city') return '已由同城配送送出'
  return parcel ? `已发出，${parcel.carrier} ${parcel.waybill ?? ''}`.trim() : '已发出'
}

const contents = ({ parcel }: Facts): string => {
  if (!parcel?.holds?.length) return ''
  const rest = parcel.follow?.length ? '，其余随后发出' : '，商品到此发齐'
  return `。这一包是${parcel.holds.slice(0, 4).join('、')}${parcel.holds.length > 4 ? `等 ${parcel.holds.length} 样` : ''}${rest}`
}

const WORDS: Partial<Record<OrderStep, Words>> = {
  shipped: { subject: '已发货', text: (facts) => `的包裹${way(facts)}${contents(facts)}` },
  waybill_corrected: {
    subject: '运单号已更正',
    text: ({ parcel }) => `的运单号已更正：${parcel?.carrier} ${parcel?.waybill}`,
  },
  parcel_unpacked: {
    subject: '的包裹还没有寄出',
    text: () => '的包裹还没有寄出，之前的运单号作废，会尽快重新安排并告诉您',
  },
  delivered: { subject: '已送达', text: () => '的包裹已送达，请查收。如有问题请联系您下单的店铺' },
}

/** Whoever sends orders on writes their numbers as they like: what is none (an address to press, a sentence) is not passed on. */
const NUMBER = /^[A-Za-z0-9#_ -]{1,40}$/

/** Whether the step is the other shop's to tell. */
export const isTheirs = (step: OrderStep): boolean => !WORDS[step]

/** @returns null where it is */
export function sentOnWords(step: OrderStep, facts: Facts, { name, number }: OrderSender, by: string) {
  const words = WORDS[step]
  if (!words) return null
  const order = NUMBER.test(number) ? `订单 ${number} ` : '订单'
  return { subject: `${order}${words.subject}`, text: `【${name}】您的${order}${words.text(facts)}（${by}代发）` }
}
