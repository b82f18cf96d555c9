/** A phone order while it is written down. */
import { useEffect, useRef, useState } from 'react'
import type { AddressFields } from '@shanzhen/address/apply-pasted'
import type { Quote } from '@shanzhen/checkout/wire'
import { api, messageOf } from '@shanzhen/desk/api'
import type { PhoneGood } from '../../../wire'

export type Line = PhoneGood & { quantity: number }

export type Draft = {
  lines: Line[]
  address: AddressFields
  shipping_option_id: string | null
  coupon: string
  note: string
  /** As a field for a moment keeps it, in Beijing's time; empty: a day. */
  until: string
  age_confirmed: boolean
  fresh_notice_accepted: boolean
}

export const EMPTY: Draft = {
  lines: [],
  address: { name: '', phone: '', province: '', city: '', district: '', detail: '' },
  shipping_option_id: null,
  ...{ coupon: '', note: '', until: '' },
  ...{ age_confirmed: false, fresh_notice_accepted: false },
}

const codesOf = ({ coupon }: Draft) => coupon.split(/[\s,，]+/).filter(Boolean)
const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<T>

/** null where there is nothing to ask about. */
function questionOf(draft: Draft): string | null {
  if (!draft.lines.length) return null
  const { province, city, district, detail } = draft.address
  return JSON.stringify({
    items: draft.lines.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
    ...given({ province, city, district, detail: detail.trim() }),
    ...given({ shipping_option_id: draft.shipping_option_id }),
    promotion_codes: codesOf(draft),
  })
}

/** Typing asks once, when it rests. */
const REST_MS = 250

/** What it costs, asked anew as it changes; an answer that a later question overtook is dropped. */
export function useQuote(draft: Draft) {
  const question = questionOf(draft)
  const [quote, setQuote] = useState<Quote | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [again, setAgain] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    const mine = ++latest.current
    if (!question) {
      setQuote(null)
      setAsking(false)
      return
    }
    setAsking(true)
    const timer = setTimeout(() => {
      void api<{ quote: Quote }>('/checkout/phone-orders/quote', 'POST', JSON.parse(question))
        .then((answer) => mine === latest.current && (setQuote(answer.quote), setFault(null)))
        .catch((error: unknown) => mine === latest.current && setFault(messageOf(error)))
        .finally(() => mine === latest.current && setAsking(false))
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [question, again])
  return { quote, fault, asking, askAgain: () => setAgain((n) => n + 1) }
}

/** The order as the shop takes it: at the prices and the sum of this quote, or not at all. */
export function bodyOf(draft: Draft, quote: Quote) {
  const { name, phone, ...place } = draft.address
  const pickup = wayOf(quote)?.type === 'pickup'
  return {
    items: quote.lines.map(({ variant_id, quantity, unit_price_fen }) => ({ variant_id, quantity, unit_price_fen })),
    address: { name: name.trim(), phone: phone.trim(), ...(pickup ? {} : given(place)) },
    shipping_option_id: quote.shipping_option_id,
    expected_total_fen: quote.total_fen,
    promotion_codes: codesOf(draft),
    ...given({ note: draft.note.trim() }),
    ...(draft.until && { pay_until: new Date(`${draft.until}:00+08:00`).toISOString() }),
    ...(quote.requires.age_confirmation && { age_confirmed: draft.age_confirmed }),
    ...(quote.requires.fresh_notice && { fresh_notice_accepted: draft.fresh_notice_accepted }),
  }
}

export const wayOf = (quote: Quote | null) =>
  quote?.shipping_options.find(({ id }) => id === quote.shipping_option_id) ?? null
