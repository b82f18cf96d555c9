import type { AfterSaleKind, AfterSaleState } from '../types'

/** Which way a request may go; the database keeps to the same table (trigger after_sale_walk). */
const WAYS: Record<AfterSaleKind, Partial<Record<AfterSaleState, AfterSaleState[]>>> = {
  return_refund: {
    requested: ['approved', 'refused', 'withdrawn'],
    approved: ['sent_back', 'received', 'refused', 'withdrawn'],
    sent_back: ['received'],
    received: ['inspected'],
    inspected: ['refunding', 'refused'],
    refunding: ['refunded'],
  },
  refund_only: {
    requested: ['approved', 'resent', 'refused', 'withdrawn'],
    approved: ['refunding', 'resent', 'refused', 'withdrawn'],
    refunding: ['refunded'],
  },
}

export const mayMove = (kind: AfterSaleKind, from: AfterSaleState, to: AfterSaleState): boolean =>
  WAYS[kind][from]?.includes(to) ?? false

/** Requests in these states claim nothing: what they asked for may be asked for again. */
export const DROPPED: AfterSaleState[] = ['refused', 'withdrawn']

/** Of requests in these states the money went back, or is on its way. */
export const PAYING: AfterSaleState[] = ['refunding', 'refunded']

/** Of requests in these states nobody is still to decide: their pieces were paid back, or sent once more. */
export const SETTLED: AfterSaleState[] = [...PAYING, 'resent']
