/** Goods' facts, producers and their certificates, as buyers and the producer itself may know them. Days are `YYYY-MM-DD`. */
import { z } from '@medusajs/framework/zod'

const text = z.string().nullable()

export const GOOD_KINDS = ['fresh', 'primary-dried', 'processed', 'medicinal', 'bundle', 'voucher', 'service'] as const
export type GoodKind = (typeof GOOD_KINDS)[number]

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
