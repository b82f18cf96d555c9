// What the backend answers to a scan. Figures of tests are as they were written down, with their unit beside them.
export type TraceVerdict = 'genuine' | 'void' | 'recalled' | 'rejected' | 'held' | 'expired' | 'not_sold'

export interface TraceStep {
  at: string
  type: string
  lot: string
  own: boolean
  corrected: boolean
  note: string | null
  photos: { url: string; caption: string }[]
}

export interface TracePlace {
  lot: string
  town: string | null
  village: string | null
  plot: string | null
  producer: string | null
}

export interface TraceTest {
  lot: string
  kind: string
  method: string | null
  sampling: string | null
  verdict: string
  at: string
  results: { name: string; value: string; unit: string | null; limit: string | null; ok: boolean }[]
}

export interface TraceLot {
  code: string
  is_demo: boolean
  gtin14: string | null
  gtin_internal: boolean
  good: {
    title: string
    title_en: string | null
    handle: string | null
    thumbnail: string | null
    kind: string
    gi: string | null
    variant_id: string | null
    variant_title: string | null
  } | null
  producer: { name: string; kind: string; licence_no: string | null; licence_demo: boolean } | null
  places: TracePlace[]
  made_on: string | null
  best_before: string | null
  steps: TraceStep[]
  tests: TraceTest[]
  head: { seq: number; hash: string } | null
}

export interface TraceCounts {
  first_scanned_at: string | null
  scan_count: number
  copy_hint: 'many_places' | 'many_scans' | null
}

export interface Trace extends TraceCounts {
  verdict: TraceVerdict
  code: string | null
  printed_code: string | null
  link: string | null
  days_since_made: number | null
  days_left: number | null
  lot: TraceLot
}
