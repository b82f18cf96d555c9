/** An order made at a shop's page, whole fen. */
export type Sale = {
  order_id: string
  shop_id: string
  /** What its buyer paid for the goods, carriage apart. */
  goods_fen: number
  /** What of it is the shop's where nothing goes back. */
  margin_fen: number
  ship_by: Date
  placed_at: Date
  /** What of it stands in the book, and what of that is in the shop's deposit. */
  earned_fen: number
  released_fen: number
  /** How often what it earned was booked. */
  turns: number
}

/** `paid_fen` and `margin_fen`: of all its pieces; `supply_fen`: of one. */
export type SaleLine = {
  line_item_id: string
  order_id: string
  variant_id: string
  quantity: number
  paid_fen: number
  supply_fen: number
  margin_fen: number
}
