/** What codes, their batches and their scans look like. */
export type BatchOrder = {
  idempotency_key: string
  lot_id: string
  lot_code: string
  gtin14: string
  variant_id: string
  pieces: number
  /** Labels more than pieces, declared for those a printer spoils: a tenth at most. */
  allowance: number
  count: number
  requested_by: string
}

export type BatchRow = BatchOrder & {
  id: string
  made: number
  state: 'making' | 'ready' | 'void'
  void_reason: string | null
  voided_by: string | null
  voided_at: Date | null
  created_at: Date
  updated_at: Date
}

export type BatchTally = {
  voided: number
  scanned: number
  most: {
    code: string
    seq: number
    state: 'issued' | 'void'
    scan_count: number
    network_count: number
    first_scanned_at: Date
  }[]
}

/** A code as a scan finds it; void where it or its whole batch was. */
export type CodeRow = {
  code: string
  lot_id: string
  lot_code: string
  gtin14: string
  void: boolean
  void_reason: string | null
  first_scanned_at: Date | null
  /** Visitors, each counted once a day. */
  scan_count: number
  /** The most networks (a rough place) the code was looked at from on one day. */
  network_count: number
}

/** Who looks, made unreadable with the day's salt; neither address nor browser is kept. */
export type Visitor = { day: string; visitor: string; network: string }
