/** Small shops as their members, their programs and staff read them. No secret and no whole account number is among it. */
import { moment, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** 企业 · 个体工商户 · 个人 */
export const SHOP_KINDS = ['company', 'individual', 'person'] as const
/** Why a person needs no licence (电子商务法 §10, 网络交易监督管理办法 §8): 自产农副产品 · 家庭手工业产品 · 零星小额交易 */
export const EXEMPTIONS = ['own_produce', 'handicraft', 'small_trade'] as const
export const SHOP_STATES = ['applied', 'approved', 'refused', 'suspended', 'closed'] as const
export const SHOP_TIERS = ['standard', 'silver', 'gold'] as const
/** 店主 · 店员 · 财务 */
export const MEMBER_ROLES = ['owner', 'clerk', 'accountant'] as const
export const KEY_SCOPES = ['orders:read', 'orders:write', 'offers:read', 'deposit:read'] as const
export const KEY_MODES = ['live', 'test'] as const

export const ShopKind = z.enum(SHOP_KINDS)
export type ShopKind = z.infer<typeof ShopKind>
export const ExemptionKey = z.enum(EXEMPTIONS)
export type ExemptionKey = z.infer<typeof ExemptionKey>
export const ShopState = z.enum(SHOP_STATES)
export type ShopState = z.infer<typeof ShopState>
export const ShopTier = z.enum(SHOP_TIERS)
export type ShopTier = z.infer<typeof ShopTier>
export const MemberRole = z.enum(MEMBER_ROLES)
export type MemberRole = z.infer<typeof MemberRole>
export const KeyScope = z.enum(KEY_SCOPES)
export type KeyScope = z.infer<typeof KeyScope>
export const KeyMode = z.enum(KEY_MODES)
export type KeyMode = z.infer<typeof KeyMode>

/** Where a shop's money goes, by its last four digits. */
export const MaskedAccount = z.object({ id: z.string(), bank: z.string(), holder: z.string(), number_end: z.string() })
export type MaskedAccount = z.infer<typeof MaskedAccount>

export const OwnShop = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  state: ShopState,
  state_reason: text,
  state_at: moment,
  tier: ShopTier,
})
export type OwnShop = z.infer<typeof OwnShop>

/** Into a shop that asks whoever is signed in. */
export const ShopOffer = z.object({ id: z.string(), shop_name: z.string(), role: MemberRole, created_at: moment })
export type ShopOffer = z.infer<typeof ShopOffer>

/** Who is signed in; without a shop it is a visitor, who may apply or join one that invited them. */
export const PortalSelf = z.object({
  member: z.object({ id: z.string(), name: text, phone: z.string(), role: MemberRole.nullable() }),
  shop: OwnShop.nullable(),
  invitations: z.array(ShopOffer),
})
export type PortalSelf = z.infer<typeof PortalSelf>

const papers = {
  kind: ShopKind,
  legal_name: z.string(),
  credit_code: text,
  exemption: ExemptionKey.nullable(),
  has_licence: z.boolean(),
  contact_name: z.string(),
  contact_phone: z.string(),
  account: MaskedAccount.nullable(),
  /** Another that waits for the center's word. */
  waiting_account: MaskedAccount.nullable(),
  consent_version: z.string(),
  consented_at: moment,
}

export const ShopProfile = OwnShop.extend(papers)
export type ShopProfile = z.infer<typeof ShopProfile>

export const ShopMember = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  role: MemberRole,
  /** null: invited, and asked until they answer. */
  joined_at: moment.nullable(),
  self: z.boolean(),
})
export type ShopMember = z.infer<typeof ShopMember>
export const ShopMembers = z.object({ members: z.array(ShopMember) })
export type ShopMembers = z.infer<typeof ShopMembers>

export const ShopKey = z.object({
  id: z.string(),
  name: z.string(),
  mode: KeyMode,
  shown: z.string(),
  scopes: z.array(KeyScope),
  /** By name. */
  made_by: z.string(),
  created_at: moment,
  expires_at: moment.nullable(),
  last_used_at: moment.nullable(),
  revoked_at: moment.nullable(),
})
export type ShopKey = z.infer<typeof ShopKey>
export const ShopKeys = z.object({ keys: z.array(ShopKey), calls_per_minute: z.int(), api_url: z.string() })
export type ShopKeys = z.infer<typeof ShopKeys>
/** The secret is said this once. */
export const MadeKey = z.object({ key: ShopKey, secret: z.string() })
export type MadeKey = z.infer<typeof MadeKey>

/** 代发协议, as it holds. */
export const Agreement = z.object({
  version: z.string(),
  zh: z.array(z.object({ title: z.string(), text: z.string() })),
  en: z.array(z.object({ title: z.string(), text: z.string() })),
})
export type Agreement = z.infer<typeof Agreement>

/** What a key sees of itself and its shop. */
export const KeyedShop = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  state: ShopState,
  tier: ShopTier,
  mode: KeyMode,
  key: z.object({ id: z.string(), name: z.string(), scopes: z.array(KeyScope), expires_at: moment.nullable() }),
})
export type KeyedShop = z.infer<typeof KeyedShop>

/** Staff's list. */
export const ListedShop = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  kind: ShopKind,
  legal_name: z.string(),
  state: ShopState,
  state_at: moment,
  tier: ShopTier,
  contact_name: z.string(),
  contact_phone: z.string(),
  created_at: moment,
})
export type ListedShop = z.infer<typeof ListedShop>
export const ListedShops = z.object({
  shops: z.array(ListedShop),
  states: z.record(z.string(), z.int()),
  ...page,
})
export type ListedShops = z.infer<typeof ListedShops>

/** One step of a shop, by the name of who did it. */
export const ShopStep = z.object({
  kind: z.enum(['state', 'tier']),
  before: text,
  after: z.string(),
  reason: text,
  by: z.string(),
  at: moment,
})
export type ShopStep = z.infer<typeof ShopStep>

/** What staff see of one shop, its key's secrets and account number apart. */
export const ShopFile = ListedShop.extend(papers).extend({
  state_reason: text,
  /** Staff hold its tier until then; null: it follows the rating. */
  tier_held: z.object({ until: moment, reason: z.string() }).nullable(),
  members: z.array(ShopMember.omit({ self: true })),
  keys: z.array(ShopKey),
  steps: z.array(ShopStep),
  /** Living shops of the same credit code. */
  same_code: z.array(z.object({ id: z.string(), name: z.string(), state: ShopState })),
})
export type ShopFile = z.infer<typeof ShopFile>

const Whole = z.object({
  ...{ id: z.string(), bank: z.string(), holder: z.string(), number: z.string(), entered_at: moment },
})
export const WholeAccounts = z.object({ account: Whole, waiting: Whole.nullable() })
export type WholeAccounts = z.infer<typeof WholeAccounts>
