/** Goods' facts, producers and their certificates, as buyers, the producer itself and staff may know them. Days are `YYYY-MM-DD`. */
import { names, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const GOOD_KINDS = ['fresh', 'primary-dried', 'processed', 'medicinal', 'bundle', 'voucher', 'service'] as const
export type GoodKind = (typeof GOOD_KINDS)[number]

/** seven_days: returnable without reason; fresh_excluded: fresh and perishable, not returnable without reason. */
export const RETURN_RULES = ['seven_days', 'fresh_excluded'] as const
export type ReturnRule = (typeof RETURN_RULES)[number]

export const PRODUCER_KINDS = ['enterprise', 'cooperative', 'farmer'] as const
export type ProducerKind = (typeof PRODUCER_KINDS)[number]

/** Kinds of certificates; `promise` is the 承诺达标合格证 that travels with one lot. */
export const CERTIFICATE_KINDS = [
  'sc',
  'food_permit',
  'pollution_free',
  'green',
  'organic',
  'gi',
  'test_report',
  'promise',
  'exemption',
] as const
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number]

export const CERTIFICATE_STATES = ['entered', 'approved', 'refused', 'revoked', 'withdrawn'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

/** An approved certificate that is valid today, as every buyer may see it: no person who entered or approved it. */
export const ShownCertificate = z.object({
  kind: z.enum(CERTIFICATE_KINDS),
  number: z.string(),
  /** Both inclusive. */
  valid_from: z.string(),
  valid_to: z.string(),
  /** Address of the scan in Medusa's file module; null where none was uploaded. */
  scan_url: text,
  is_demo: z.boolean(),
})
export type ShownCertificate = z.infer<typeof ShownCertificate>

/** A certificate as its producer sees it: no person of the staff. */
export const OwnCertificate = z.object({
  id: z.string(),
  kind: z.enum(CERTIFICATE_KINDS),
  number: z.string(),
  good_ids: z.array(z.string()),
  place: z.string(),
  /** Both inclusive. */
  valid_from: z.string(),
  valid_to: z.string(),
  /** Below zero: over. */
  days_left: z.int(),
  state: z.enum(CERTIFICATE_STATES),
  remark: text,
  has_scan: z.boolean(),
  /** Brought by the producer, and nobody has decided about it. */
  may_withdraw: z.boolean(),
  is_demo: z.boolean(),
})
export type OwnCertificate = z.infer<typeof OwnCertificate>

/** Who is signed in. */
export const OwnProducer = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(PRODUCER_KINDS),
  town: text,
  sc_licence: text,
  credit_code: text,
  is_demo: z.boolean(),
})
export type OwnProducer = z.infer<typeof OwnProducer>

export const OwnGood = z.object({
  id: z.string(),
  kind: z.enum(GOOD_KINDS),
  town: text,
  handle: z.string(),
  title: z.string(),
  thumbnail: text,
  on_sale: z.boolean(),
})
export type OwnGood = z.infer<typeof OwnGood>

/** As staff enter it; `key` stays as it was first given. */
export const StaffProducer = OwnProducer.extend({ key: z.string() })
export const ListedProducer = StaffProducer.extend({ goods_count: z.int() })
export type ListedProducer = z.infer<typeof ListedProducer>

/** Who signs in for a producer. */
export const Contact = z.object({ id: z.string(), channel: z.enum(['sms', 'email']), address: z.string() })
export type Contact = z.infer<typeof Contact>

/** What a product is in the county's world, as staff enter it. */
export const GoodFacts = z.object({
  kind: z.enum(GOOD_KINDS),
  perishable: z.boolean(),
  cold_chain: z.boolean(),
  age_limit: z.int().nullable(),
  not_food: z.boolean(),
  variable_weight: z.boolean(),
  gi: text,
  town: text,
  village: text,
  aliases: z.array(z.string()),
  sc_category: text,
  return_rule: z.enum(RETURN_RULES),
  producer_id: text,
})
export type GoodFacts = z.infer<typeof GoodFacts>

export const StaffGood = GoodFacts.extend({ id: z.string() })

/** A certificate as staff read it. */
export const StaffCertificate = ShownCertificate.extend({
  id: z.string(),
  producer_id: z.string(),
  producer_name: z.string(),
  category: text,
  good_ids: z.array(z.string()),
  place: z.string(),
  state: z.enum(CERTIFICATE_STATES),
  /** Its number does not prove itself: the paper decides. */
  needs_review: z.boolean(),
  /** Ids of persons; `by_producer`: the first is one of the producer's. */
  entered_by: z.string(),
  approved_by: text,
  by_producer: z.boolean(),
  remark: text,
  /** Below zero: over. */
  days_left: z.int(),
  /** Below zero: not begun. */
  days_running: z.int(),
})
export type StaffCertificate = z.infer<typeof StaffCertificate>

export const StaffCertificates = z.object({
  certificates: z.array(StaffCertificate),
  producers: z.array(z.object({ id: z.string(), name: z.string() })),
  names,
  /** 持有效食品生产许可的在售商品. */
  licensed_goods: z.int(),
  /** What the following page is asked with. */
  next: text,
})
export type StaffCertificates = z.infer<typeof StaffCertificates>

/** What became of a certificate that was entered or decided about. */
export const KeptCertificate = StaffCertificate.pick({
  id: true,
  kind: true,
  number: true,
  state: true,
  needs_review: true,
  remark: true,
})
