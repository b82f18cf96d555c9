/** A message to a person: the channel it takes, the step it tells of and the words it carries. */
export type MessageChannel = 'sms' | 'email'

/** The moments in an order's life that its buyer hears of. */
export type OrderStep =
  | 'placed'
  | 'paid'
  | 'shipped'
  | 'waybill_corrected'
  | 'parcel_unpacked'
  | 'delivered'
  | 'canceled'
  | 'refunded'
  /** Money that was on its way is there. */
  | 'refund_arrived'
  | 'weight_refunded'
  | 'money_returned'
  | AfterSaleStep

/** The steps of a claim after the goods left; the money itself is told of as `refunded`. */
export type AfterSaleStep =
  | 'claim_requested'
  | 'claim_approved'
  /** Money only: nothing is to be sent back. */
  | 'claim_approved_money'
  | 'claim_sent_back'
  | 'claim_received'
  | 'claim_inspected'
  /** The goods go once more. */
  | 'claim_resent'
  | 'claim_refused'
  | 'claim_withdrawn'

/** How a parcel reaches its buyer: a carrier's waybill, our own driver, or the buyer comes for it. */
export type ParcelKind = 'express' | 'same_city' | 'pickup'

export interface MessageFacts {
  shop: string
  number: number
  link: string
  /** Yuan as written on the page, e.g. `¥12.34`. */
  amount?: string
  /** Nothing is to be paid, or nothing had been. */
  nothing?: boolean
  /** Until when to pay, as its buyer reads it. */
  until?: string
  /** Staff wrote it down for the buyer. */
  byStaff?: boolean
  /** Who gave the order up. */
  canceledFor?: 'expired' | 'buyer' | 'staff'
  /** The channel took the refund and the money has not moved yet. */
  underWay?: boolean
  /** The money came by a person's hand and goes back the same way. */
  byHand?: boolean
  /** Staff's words to the buyer. */
  reason?: string
  parcel?: {
    kind: ParcelKind
    carrier: string
    waybill: string | null
    /** Of an order that leaves in several parcels: what is in this one, and what is still to come, by their names. */
    holds?: string[]
    follow?: string[]
  }
  /** Where goods are collected, and when. */
  pickup?: { place: string; hours: string | null }
}

export interface MessagesOptions {
  shopName: string
  shopNameEn?: string
  storefrontUrl: string
  /** The secret that opens an order's page to whoever holds its link. */
  orderLinkSecret: string
  /** Container key of who keeps what orders were promised (`OrderTerms`); none: no deadline and no reason is told. */
  terms?: string
  /** Container key of who pays goods back before they left (`StoppedLines`); none: all of an order follows. */
  stopped?: string
  /** Container keys of who sends orders on for others (`OrderSenders`); none: all orders are this shop's own. */
  senders?: string[]
  /** Container key of who knows of nearer ways to customers (`MessageWays`); none: everybody is told by text message. */
  ways?: string
  /** Where goods are collected. */
  pickup?: { place: string | null; hours: string | null; place_en: string | null; hours_en: string | null }
}
