/** A message to a person: the channel it takes, the step it tells of and the words it carries. */
export type MessageChannel = 'sms' | 'email'

/** The moments in an order's life that its buyer hears of. */
export type OrderStep = 'placed' | 'paid' | 'shipped' | 'delivered' | 'canceled' | 'refunded' | 'money_returned'

/** How a parcel reaches its buyer: a carrier's waybill, our own driver, or the buyer comes for it. */
export type ParcelKind = 'express' | 'same_city' | 'pickup'

export interface MessageFacts {
  shop: string
  number: number
  link: string
  /** Yuan as written on the page, e.g. `¥12.34`. */
  amount?: string
  parcel?: { kind: ParcelKind; carrier: string; waybill: string | null }
}

export interface MessagesOptions {
  shopName: string
  shopNameEn?: string
  storefrontUrl: string
  /** The secret that opens an order's page to whoever holds its link. */
  orderLinkSecret: string
}
