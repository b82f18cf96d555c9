/** The words of after-sales' own rooms. What they say to the outside stands in `wire/`. */
export * from './wire/answers'

export type Actor = { type: 'buyer' | 'staff' | 'system'; id: string | null }

export type ClaimLine = { line_item_id: string; quantity: number }

export type AfterSalesOptions = {
  orderLinkSecret?: string
  /** Where goods are sent back to, as the buyer reads it. */
  returnAddress?: string
  autoReceiptDays?: { express: number; pickup: number }
  /** How long quality problems of fresh goods may be claimed after receipt. */
  freshQualityHours?: number
  /** Container key of who weighs what is packed (`Corrections`); none: prices stay as they were paid. */
  corrections?: string
  /** Container key of who pays goods back before they left (`StoppedLines`); none: all of it leaves. */
  stopped?: string
  /** Container key of who knows for whom orders are sent (`OrderOwners`); none: all are their buyers' own. */
  owners?: string[]
  /** Container key of who knows which orders are sent for others (`OrderSenders`): these may be sent once more; none: no order may. */
  senders?: string
  /** Container key of who knows who bears what was sent again (`ClaimShares`); none: the shop does. */
  shares?: string
  /** Container key of who pays for pieces beside claims (money-kit's `paid-back.ts`); none: nobody does. */
  paidBack?: string
  /** Container keys of who knows which parcels are still here (`ParcelGate`, at `arriving`); none: all that was sent has left. */
  gates?: string[]
}
