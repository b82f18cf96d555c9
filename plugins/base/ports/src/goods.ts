/** Questions about goods: may they be sold, may they leave, and whose money for them went back. */
import type { MedusaContainer } from '@medusajs/framework/types'

/** Why not, in words for whoever asked. */
export type Refused = { code: string; message: string }

/** Whoever knows which goods may be sold; what is merely out of stock is not its concern. */
export interface SaleGate {
  /** By variant; one that may be sold is not in it. */
  reasonsAgainst(container: MedusaContainer, variant_ids: string[]): Promise<Map<string, Refused>>
}

/**
 * packing: goods go into a parcel; leaving: a parcel packed before goes to the carrier; arriving: one is said to have
 * reached its buyer; unpacking: one that was written down as sent never left.
 */
export type ParcelQuestion = {
  order_id: string
  line_item_ids: string[]
  stage: 'packing' | 'leaving' | 'arriving' | 'unpacking'
  /** arriving, unpacking: the parcel; unpacking: by line how many pieces arrived in others and neither come nor came back. */
  fulfillment_id?: string
  elsewhere?: Record<string, number>
}

/** Whoever knows which goods must stay. */
export interface ParcelGate {
  reasonAgainstParcel(container: MedusaContainer, parcel: ParcelQuestion): Promise<Refused | null>
  /** What a parcel that came to nothing met: goods that were there a moment ago; null for anything else. */
  explainFailure?(error: unknown): Refused | null
}

/** Whoever pays goods back before they left (a recall). */
export interface StoppedLines {
  /** Of these lines those of which nothing more leaves. */
  linesPaidBack(line_item_ids: string[]): Promise<string[]>
}

/**
 * Pieces of a line whose money went back, is on its way, or is claimed, and how much of it, carriage apart.
 * `undecided`: of these pieces those whose money may yet stay, because a claim can be refused or a refund come to nothing;
 * `settled`: those whose money went back or is on its way.
 */
export type PaidBack = { line_item_id: string; quantity: number; fen: number; undecided: number; settled: number }

/** Whoever pays for pieces of a line beside the one who asks (claims, recalls). */
export interface PaysBack {
  paidBackOf(container: MedusaContainer, line_item_ids: string[]): Promise<PaidBack[]>
  /** What of an order's carriage went back with them, or is on its way, in fen. */
  freightBackOf(order_id: string): Promise<number>
}

/** Pieces of a line that were weighed when they were packed, and what of their price goes back for it. */
export type LineCorrection = {
  line_item_id: string
  quantity: number
  nominal_g: number
  actual_g: number
  back_fen: number
}

/** What of an order's price and carriage goes back because it turned out lighter than it was sold. */
export type OrderCorrections = {
  order_id: string
  lines: LineCorrection[]
  freight_fen: number
  /** Part of the above that is not on its way yet. */
  open_fen: number
}

/** Whoever weighs what is packed. */
export interface Corrections {
  correctionsOf(order_ids: string[]): Promise<OrderCorrections[]>
}
