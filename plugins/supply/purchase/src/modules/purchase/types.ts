export type AgreedRow = {
  id: string
  producer_id: string
  good_id: string
  grade: string
  basis: 'kg' | 'piece'
  unit_fen: number
  /** `YYYY-MM-DD`. */
  valid_from: string
  agreed_by: string
  created_at: Date
  /** The newest of its kind that holds today. */
  current: boolean
}
export type LotPriceRow = {
  lot_id: string
  seq: number
  producer_id: string
  grade: string
  basis: 'kg' | 'piece'
  unit_fen: number
  net_g_per_piece: number | null
  agreed_price_id: string | null
  reason: string | null
  entered_by: string
}
export type NewAgreed = Omit<AgreedRow, 'id' | 'created_at' | 'current'>
export type NewLotPrice = Omit<LotPriceRow, 'seq'>
