/** What buyers dispute at their bank instead of claiming it here. */
export type Disputed = {
  order_id: string
  /** The bank has not decided about all of it. */
  open: boolean
  /** What the bank gave back to the buyer, goods and carriage; whole fen. */
  lost_fen: number
}

/** Whoever keeps what payment channels say of disputes. */
export interface Disputes {
  /** Those of these orders of which anything was ever disputed. */
  disputedAmong(order_ids: string[]): Promise<Disputed[]>
  /** Orders of which a dispute was lost since then. */
  lostSince(since: Date): Promise<string[]>
}
