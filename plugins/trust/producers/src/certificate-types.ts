import { CERTIFICATE_KINDS, type CertificateKind } from './wire'

export {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATES,
  type CertificateKind,
  type CertificateState,
  type OwnCertificate,
  type ShownCertificate,
} from './wire'

/** What a producer may bring; a promise is written down with its lot. */
export const BROUGHT_KINDS = CERTIFICATE_KINDS.filter((kind) => kind !== 'promise')

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

export type CertificateVerdict = 'valid' | 'certificate_missing' | 'certificate_expired'
