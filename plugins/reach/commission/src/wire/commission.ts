/** What sharing earns: rules as staff keep them, and a distributor's own income. Sums in fen, rates in basis points. */
import { day, fen, moment, names, page, text } from '@shanzhen/http/wire'
import { PAYOUT_STATES } from '@shanzhen/payouts/wire'
import { z } from '@medusajs/framework/zod'

export const RULE_SCOPES = ['all', 'shelf', 'campaign', 'good'] as const
const scope = z.enum(RULE_SCOPES)
const bps = z.int()

const Rule = z.object({
  id: z.string(),
  name: z.string(),
  scope,
  target_id: text,
  /** What it is for, by name; null for all, and where that is gone. */
  target: text,
  group_name: text,
  rate_bps: bps,
  cap_fen: fen.nullable(),
  starts_at: moment,
  ends_at: moment.nullable(),
  stopped_at: moment.nullable(),
  stopped_by: text,
  entered_by: z.string(),
  created_at: moment,
  /** `coming`, `now` or `over`. */
  state: z.enum(['coming', 'now', 'over']),
})
const Named = z.object({ id: z.string(), name: z.string() })
export const CommissionRules = z.object({
  rules: z.array(Rule),
  shelves: z.array(Named),
  /** Running or to come. */
  campaigns: z.array(Named),
  groups: z.array(z.string()),
  limit_bps: bps,
  hold_days: z.int(),
  names,
  ...page,
})
export type CommissionRules = z.infer<typeof CommissionRules>

export const CommissionGoods = z.object({
  goods: z.array(
    z.object({
      product_id: z.string(),
      title: z.string(),
      /** Null: the shop's own limit. */
      limit_bps: bps.nullable(),
      /** What it gives everybody now; null: nothing. */
      rule: z.object({ name: z.string(), rate_bps: bps, cap_fen: fen.nullable() }).nullable(),
    }),
  ),
  limit_bps: bps,
  ...page,
})
export type CommissionGoods = z.infer<typeof CommissionGoods>

/** What everybody may read of the rules: days after arrival until commission is one's own, the most a good gives, days a click counts. */
export const CommissionTerms = z.object({ hold_days: z.int(), limit_bps: bps, window_days: z.int() })
export type CommissionTerms = z.infer<typeof CommissionTerms>

/** What goods earn, in basis points of what is paid for them; `cap_fen`: at most, for one piece. */
export const GoodRates = z.object({
  rates: z.array(z.object({ product_id: z.string(), rate_bps: z.int(), cap_fen: z.int().nullable() })),
})
export type GoodRates = z.infer<typeof GoodRates>

const sums = { kept_fen: fen, was_fen: fen, would_fen: fen }
export const Simulation = z.object({
  days: z.int(),
  orders: z.int(),
  lines: z.int(),
  ...sums,
  /** The most changed first. */
  goods: z.array(z.object({ product_id: text, title: z.string(), ...sums })),
})
export type Simulation = z.infer<typeof Simulation>

/** A rule as it is published. */
const Published = z.object({
  name: z.string(),
  scope,
  target: text,
  rate_bps: bps,
  cap_fen: fen.nullable(),
  ends_at: moment.nullable(),
})
export const CommissionSummary = z.object({
  /** Its own, to be withdrawn; below zero: buyers got money back after it was paid out. */
  own_fen: fen,
  pending_fen: fen,
  hold_days: z.int(),
  limit_bps: bps,
  /** The last thirty days in Beijing, by the day an order was placed. */
  days: z.array(z.object({ day, orders: z.int(), earned_fen: fen })),
  rules: z.array(Published),
})
export type CommissionSummary = z.infer<typeof CommissionSummary>

export const CommissionOrders = z.object({
  orders: z.array(
    z.object({
      order_id: z.string(),
      display_id: z.int(),
      placed_at: moment,
      paid_fen: fen,
      earned_fen: fen,
      released_fen: fen,
    }),
  ),
  /** Null at the end. */
  next: text,
})
export type CommissionOrders = z.infer<typeof CommissionOrders>

export const STEP_CAUSES = ['paid', 'money_back', 'own_purchase', 'risk', 'restored'] as const
export const CommissionOrder = z.object({
  order_id: z.string(),
  display_id: z.int(),
  placed_at: moment,
  lines: z.array(
    z.object({
      line_item_id: z.string(),
      title: z.string(),
      quantity: z.int(),
      paid_fen: fen,
      /** What its buyer has paid for it and keeps. */
      kept_fen: fen,
      rule: text,
      rate_bps: bps,
      limit_bps: bps,
      cap_fen: fen.nullable(),
      earned_fen: fen,
      released_fen: fen,
      entries: z.array(z.object({ at: moment, cause: z.enum(STEP_CAUSES), base_fen: fen, amount_fen: fen })),
      releases: z.array(z.object({ at: moment, amount_fen: fen })),
    }),
  ),
})
export type CommissionOrder = z.infer<typeof CommissionOrder>

export const TAX_MODES = ['cumulative', 'per_payment'] as const
/** What a withdrawal would come to now, and how its tax is counted. */
export const WithdrawalQuote = z.object({
  own_fen: fen,
  gross_fen: fen,
  tax_fen: fen,
  net_fen: fen,
  tax_mode: z.enum(TAX_MODES),
  /** `YYYY-MM` in Beijing. */
  month: z.string(),
  /** Of the year, or of the month where each stands by itself: paid before, withheld from it, and months that count. */
  before: z.object({ income_fen: fen, withheld_fen: fen, months: z.int() }),
  /** The smallest sum of a withdrawal, and the largest that is carried at once. */
  least_fen: fen,
  most_fen: fen,
  /** Whether the account is bound to a WeChat, which it is paid to. */
  bound: z.boolean(),
})
export type WithdrawalQuote = z.infer<typeof WithdrawalQuote>

export const DistributorWithdrawal = z.object({
  id: z.string(),
  number: z.string(),
  gross_fen: fen,
  tax_fen: fen,
  net_fen: fen,
  state: z.enum(PAYOUT_STATES),
  state_at: moment,
  asked_at: moment,
  /** Why it was refused, or what WeChat said. */
  reason: text,
  /** Being looked into before it goes on. */
  checking: z.boolean(),
  /** Whether it waits for its payee's word inside WeChat. */
  waits: z.boolean(),
})
export type DistributorWithdrawal = z.infer<typeof DistributorWithdrawal>
export const DistributorWithdrawals = z.object({ withdrawals: z.array(DistributorWithdrawal), ...page })
export type DistributorWithdrawals = z.infer<typeof DistributorWithdrawals>
/** What the page hands to WeChat. */
export const WithdrawalConfirmation = z.object({ mch_id: z.string(), app_id: z.string(), package: z.string() })
