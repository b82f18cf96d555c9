export type RuleScope = 'all' | 'shelf' | 'campaign' | 'good'

/** Never changed; what is to be otherwise is another rule. */
export type CommissionRule = {
  id: string
  name: string
  scope: RuleScope
  /** A product's, a campaign's or a category's id; null for all. */
  target_id: string | null
  /** Of which distributors; null for every one. */
  group_name: string | null
  rate_bps: number
  /** At most so much for each piece. */
  cap_fen: number | null
  starts_at: Date
  ends_at: Date | null
  entered_by: string
  created_at: Date
  stopped_at: Date | null
  stopped_by: string | null
}

/** An order that somebody brought, as its rules stood. */
export type CommissionSale = { order_id: string; distributor_id: string; display_id: number; decided_at: Date }
export type CommissionLine = {
  line_item_id: string
  order_id: string
  distributor_id: string
  product_id: string | null
  title: string
  quantity: number
  paid_fen: number
  /** null: no rule gave anything for it. */
  rule_id: string | null
  rate_bps: number
  limit_bps: number
  cap_fen: number | null
  most_fen: number
  /** What its buyer has paid for it and keeps, when it was last looked at. */
  kept_fen: number
  earned_fen: number
  released_fen: number
}

/** Why what an order earned moved. */
export type StepCause = 'paid' | 'money_back' | 'own_purchase' | 'risk' | 'restored'
