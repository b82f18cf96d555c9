/** What goes over HTTP about settling with small shops. Money is whole fen; moments are UTC ISO. */
import { z } from '@medusajs/framework/zod'
import { fen, moment, page, text } from '@shanzhen/http/wire'

export const StatementState = z.enum(['issued', 'disputed', 'confirmed'])

/** As it is hashed: key by key in this order. */
export const StatementLine = z.object({
  no: z.int(),
  entry_id: z.int(),
  at: z.string(),
  kind: z.string(),
  /** Why an order's money came back, where the book says so. */
  reason: z.string().optional(),
  /** The shop's number of the order, or the payout's. */
  reference: z.string(),
  /** Of an order or its refund: goods at supply price, and carriage. */
  goods_fen: fen,
  freight_fen: fen,
  /** Into the deposit where it is positive. */
  amount_fen: fen,
  balance_fen: fen,
})
export type StatementLine = z.infer<typeof StatementLine>
export const StatementContent = z.object({
  format: z.literal('shanzhen-statement-1'),
  number: z.string(),
  seq: z.int(),
  currency: z.string(),
  shop: z.object({ id: z.string(), name: z.string() }),
  period: z.object({ from: z.string().nullable(), to: z.string() }),
  opening_fen: fen,
  closing_fen: fen,
  previous_hash: text,
  lines: z.array(StatementLine),
})
export type StatementContent = z.infer<typeof StatementContent>

export const Statement = z.object({
  id: z.string(),
  number: z.string(),
  shop_id: z.string(),
  shop_name: z.string(),
  seq: z.int(),
  period_from: moment.nullable(),
  period_to: moment,
  opening_fen: fen,
  closing_fen: fen,
  line_count: z.int(),
  hash: z.string(),
  previous_hash: text,
  state: StatementState,
  state_at: moment,
  created_at: moment,
})
export type Statement = z.output<typeof Statement>

export const Remark = z.object({
  id: z.string(),
  /** The line it is about; null: the whole. */
  no: z.int().nullable(),
  reason: z.string(),
  by: z.string(),
  at: moment,
  answer: text,
  answered_by: text,
  answered_at: moment.nullable(),
})
export type Remark = z.output<typeof Remark>

/** A line as people read it. */
export const ShownLine = StatementLine.extend({ kind_zh: z.string(), shop_order_id: text })
export type ShownLine = z.output<typeof ShownLine>
export const StatementFile = z.object({
  statement: Statement,
  lines: z.array(ShownLine),
  /** The line the next page begins behind. */
  next: z.int().nullable(),
  sums: z.array(z.object({ kind: z.string(), kind_zh: z.string(), amount_fen: fen, count: z.int() })),
  remarks: z.array(Remark),
})
export type StatementFile = z.output<typeof StatementFile>

export const StatementPage = z.object({ statements: z.array(Statement), ...page })
export type StatementPage = z.output<typeof StatementPage>
export const OwnStatements = z.object({ statements: z.array(Statement), next: z.int().nullable() })
export type OwnStatements = z.output<typeof OwnStatements>

/** Who bears what went back, where it is not the center: whoever carried it, or whoever grew or made it. */
export const CASE_BEARERS = ['carrier', 'producer'] as const
export type CaseBearer = (typeof CASE_BEARERS)[number]

const Party = z.object({ id: z.string(), name: z.string() })
/** A claim that was paid back because goods were wrong, and who bears it; what nobody bears is the center's. */
export const BorneCase = z.object({
  id: z.string(),
  order_id: z.string(),
  /** Of the order, as people call it. */
  number: z.int(),
  reason: z.string(),
  goods: z.array(z.string()),
  created_at: moment,
  /** What went back, or what the goods that went once more were worth. */
  refund_fen: fen,
  resent: z.boolean(),
  parties: z.object({ carrier: z.array(Party), producer: z.array(Party) }),
  shares: z.array(
    z.object({
      id: z.string(),
      bearer: z.enum(CASE_BEARERS),
      party: z.string(),
      amount_fen: fen,
      /** A second person let it into the book. */
      confirmed: z.boolean(),
      by: z.string(),
      at: moment,
    }),
  ),
})
export type BorneCase = z.output<typeof BorneCase>
export const CasePage = z.object({ cases: z.array(BorneCase), ...page })
export type CasePage = z.output<typeof CasePage>

/** What counts against a shop: a held order whose time was over, one given up after placing, a claim refused, a size below the floor. */
export const CREDIT_EVENTS = ['lapsed', 'canceled', 'lost', 'floor'] as const
export type CreditEventKind = (typeof CREDIT_EVENTS)[number]

const CreditTier = z.enum(['standard', 'silver', 'gold'])
export type CreditTier = z.infer<typeof CreditTier>
/** A tier that is to fall: from when, and what keeps it (an appeal nobody answered, an order that waits). */
const TierFall = z.object({
  ...{ before: CreditTier, after: CreditTier, at: moment, score: z.int(), needed: z.int() },
  waits: z.enum(['appeal', 'order']).nullable(),
})
/** 信用分 of a shop, by a published formula, with all it is made of. */
export const Credit = z.object({
  score: z.int(),
  /** By this score. */
  tier: CreditTier,
  /** What the shop buys at now; it follows the score by the month's count. */
  tier_now: CreditTier,
  falls: TierFall.nullable(),
  /** Staff hold its tier until then. */
  held: z.object({ until: moment, reason: z.string() }).nullable(),
  parts: z.array(
    z.object({
      kind: z.enum(['base', 'volume', 'confirmed', ...CREDIT_EVENTS]),
      points: z.number(),
      count: z.number(),
    }),
  ),
  formula: z.string(),
  rules: z.record(z.string(), z.unknown()),
  events: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(CREDIT_EVENTS),
      /** The shop's number of the order, or a size. */
      about: z.string(),
      at: moment,
      points: z.number(),
      lifted: z.boolean(),
      appeal: z.object({ reason: z.string(), at: moment, answer: text }).nullable(),
    }),
  ),
})
export type Credit = z.output<typeof Credit>
export const CreditAppeals = z.object({
  appeals: z.array(
    z.object({
      id: z.string(),
      shop_id: z.string(),
      shop_name: z.string(),
      reason: z.string(),
      by: z.string(),
      at: moment,
      lifted: z.boolean().nullable(),
      answer: text,
      answered_by: text,
      /** null: it is over by now. */
      event: z.object({ kind: z.enum(CREDIT_EVENTS), about: z.string(), at: moment }).nullable(),
      score: z.int(),
      tier: CreditTier,
    }),
  ),
  ...page,
})
export type CreditAppeals = z.output<typeof CreditAppeals>
export const TierFalls = z.object({
  falls: z.array(TierFall.extend({ id: z.string(), shop_id: z.string(), shop_name: z.string() })),
  ...page,
})
export type TierFalls = z.output<typeof TierFalls>
