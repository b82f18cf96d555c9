/** Who sells by sharing, their links and whose doing an order was. No buyer's name, phone or address is among it. */
import { day, moment, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export * from './identity'
export * from './messages'

const Section = z.object({ title: z.string(), text: z.string() })
export const Agreement = z.object({ version: z.string(), zh: z.array(Section), en: z.array(Section) })
export type Agreement = z.infer<typeof Agreement>

export const DISTRIBUTOR_STATES = ['applied', 'active', 'refused', 'suspended', 'ended'] as const
const State = z.enum(DISTRIBUTOR_STATES)
export type DistributorState = z.infer<typeof State>

export const OwnDistributor = z.object({
  state: State,
  state_at: moment,
  state_reason: text,
  shown_name: z.string(),
  village: text,
  agreement_version: z.string(),
  agreed_at: moment,
  /** 推荐码. */
  code: z.string(),
  /** Whether they ever shared: what they earned is read and taken out, whatever became of that. */
  was_active: z.boolean(),
  /** Whether they gave a photo for their posters. */
  photo: z.boolean(),
})
export const DistributorSelf = z.object({
  /** Null for who never applied. */
  distributor: OwnDistributor.nullable(),
  /** Whether the account has a phone number, without which nobody applies. */
  phone: z.boolean(),
  /** How many days a click counts. */
  window_days: z.int(),
  /** Messages not seen yet; 99 where it is more. */
  unread: z.int(),
})
export type DistributorSelf = z.infer<typeof DistributorSelf>

export const SHARE_TARGETS = ['product', 'shelf', 'campaign', 'shop_page', 'home'] as const
export const ShareLink = z.object({
  id: z.string(),
  /** Its address is `/r/<code>`. */
  code: z.string(),
  target_kind: z.enum(SHARE_TARGETS),
  target: text,
  /** What it leads to, by name; null where that is gone. */
  title: text,
  words: text,
  created_at: moment,
  ended_at: moment.nullable(),
  visitors: z.int(),
  clicks: z.int(),
  orders: z.int(),
})
export type ShareLink = z.infer<typeof ShareLink>
export const ShareLinks = z.object({ links: z.array(ShareLink), ...page })
export type ShareLinks = z.infer<typeof ShareLinks>
export const OneShareLink = z.object({ link: ShareLink })

/** Of the last thirty days, each of them. */
export const ShareSummary = z.object({
  days: z.array(z.object({ day, visitors: z.int(), clicks: z.int(), orders: z.int() })),
})
export type ShareSummary = z.infer<typeof ShareSummary>

export const WAYS = ['code', 'link', 'binding'] as const
/** 归属凭据: which click an order is by, when and why. */
export const AttributionReceipt = z.object({
  order_id: z.string(),
  display_id: z.int().nullable(),
  way: z.enum(WAYS),
  /** Of the link that was followed; null where a code was typed. */
  link: z
    .object({ id: z.string(), code: z.string(), target_kind: z.enum(SHARE_TARGETS), title: text, words: text })
    .nullable(),
  click_at: moment.nullable(),
  /** Until when that click counted. */
  counts_until: moment.nullable(),
  window_days: z.int(),
  decided_at: moment,
  /** `own_purchase`, or whatever was found later; null where it counts. */
  void_reason: text,
})
export type AttributionReceipt = z.infer<typeof AttributionReceipt>
export const AttributionReceipts = z.object({ orders: z.array(AttributionReceipt), ...page })
export type AttributionReceipts = z.infer<typeof AttributionReceipts>

/** Where a link leads, for our own storefront. */
export const LinkTarget = z.object({ path: z.string() })
export type LinkTarget = z.infer<typeof LinkTarget>

export const ListedDistributor = z.object({
  id: z.string(),
  state: State,
  state_at: moment,
  shown_name: z.string(),
  village: text,
  code: z.string(),
  group_name: text,
  created_at: moment,
})
export type ListedDistributor = z.infer<typeof ListedDistributor>
export const ListedDistributors = z.object({
  distributors: z.array(ListedDistributor),
  states: z.partialRecord(State, z.int()),
  groups: z.array(z.string()),
  ...page,
})
export type ListedDistributors = z.infer<typeof ListedDistributors>

export const DistributorFile = ListedDistributor.extend({
  customer_id: z.string(),
  state_reason: text,
  /** Whoever reads it stands on record. */
  real_name: text,
  agreement_version: z.string(),
  agreed_at: moment,
  visitors: z.int(),
  orders: z.int(),
  acts: z.array(
    z.object({
      kind: z.enum(['state', 'group']),
      before: text,
      after: text,
      reason: text,
      by: z.string(),
      at: moment,
    }),
  ),
})
export type DistributorFile = z.infer<typeof DistributorFile>

/** For staff: the same receipt, and whose it is; null where nobody brought the order. */
export const OrderReceipt = z.object({
  receipt: AttributionReceipt.nullable(),
  distributor: z.object({ id: z.string(), shown_name: z.string(), code: z.string(), state: State }).nullable(),
})
export type OrderReceipt = z.infer<typeof OrderReceipt>
