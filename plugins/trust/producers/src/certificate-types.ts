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

/** What a producer may bring; a promise is written down with its lot. */
export const BROUGHT_KINDS = CERTIFICATE_KINDS.filter((kind) => kind !== 'promise')

export const CERTIFICATE_STATES = ['entered', 'approved', 'refused', 'revoked', 'withdrawn'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

/** Dates are `YYYY-MM-DD`, both inclusive; no `good_ids` means all goods of the producer. */
export type CertificateInput = {
  producer_id: string
  lot_id?: string | null
  kind: CertificateKind
  number: string
  category?: string | null
  good_ids?: string[]
  place?: string
  valid_from: string
  valid_to: string
  scan_file_id?: string | null
  scan_url?: string | null
  entered_by: string
  is_demo?: boolean
}

/** A certificate as its producer sees it: no person of the staff. */
export type OwnCertificate = {
  id: string
  kind: CertificateKind
  number: string
  good_ids: string[]
  place: string
  /** `YYYY-MM-DD`, both inclusive. */
  valid_from: string
  valid_to: string
  /** Below zero: over. */
  days_left: number
  state: CertificateState
  remark: string | null
  has_scan: boolean
  /** Brought by the producer, and nobody has decided about it. */
  may_withdraw: boolean
  is_demo: boolean
}

/** An approved certificate that is valid today, as every buyer may see it: no person who entered or approved it. */
export type ShownCertificate = {
  kind: CertificateKind
  number: string
  /** `YYYY-MM-DD`, both inclusive. */
  valid_from: string
  valid_to: string
  /** Address of the scan in Medusa's file module; null where none was uploaded. */
  scan_url: string | null
  is_demo: boolean
}

export type CertificateVerdict = 'valid' | 'certificate_missing' | 'certificate_expired'
