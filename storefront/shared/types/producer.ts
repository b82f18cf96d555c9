// What a signed-in producer sees of their own: as the backend's /producers routes answer.
import type { GoodCertificate, ProducerDetail } from './api'

export interface Producer {
  id: string
  name: string
  kind: ProducerDetail['kind']
  town: string | null
  sc_licence: string | null
  credit_code: string | null
  is_demo: boolean
}

export interface ProducerGood {
  id: string
  handle: string
  title: string
  thumbnail: string | null
  on_sale: boolean
}

export interface ProducerAlarm {
  id: string
  kind: 'low' | 'high' | 'silent'
  metric: string
  value: number | null
  limit_value: number | null
  unit: string
  site: string
  device: string
  opened_at: string
  closed_at: string | null
}

export type OwnLotState = 'quarantine' | 'released' | 'rejected' | 'recalled' | 'used_up' | 'expired' | 'voided'

/** Quantities are in `unit`; dates YYYY-MM-DD. */
export interface OwnLot {
  id: string
  code: string
  state: OwnLotState
  title: string
  size: string
  unit: 'piece' | 'g'
  is_demo: boolean
  received_quantity: number
  left_quantity: number
  made_on: string
  best_before: string
  received_at: string
  verdict: 'passed' | 'failed' | null
  reason: string | null
}

export interface OwnLotsPage {
  lots: OwnLot[]
  states: Partial<Record<OwnLotState, number>>
  count: number
  page: number
  pages: number
}

export interface OwnLotFile extends OwnLot {
  town: string | null
  village: string | null
  link: string | null
  inspections: {
    kind: 'incoming' | 'outgoing'
    at: string
    method: string
    sampling: string
    sample_count: number
    verdict: 'passed' | 'failed'
    results: { name: string; value: number; unit: string; limit: string; ok: boolean }[]
  }[]
  steps: { type: string; at: string; quantity: number | null; reason: string | null; disposal: string | null }[]
}

export interface OwnCertificate {
  id: string
  kind: GoodCertificate['kind']
  number: string
  good_ids: string[]
  place: string
  valid_from: string
  valid_to: string
  days_left: number
  state: 'entered' | 'approved' | 'refused' | 'revoked' | 'withdrawn'
  remark: string | null
  has_scan: boolean
  may_withdraw: boolean
  is_demo: boolean
}
