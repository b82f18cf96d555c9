/** Trace codes as their admin routes tell them, and the words staff read. */
export type Batch = {
  id: string
  lot_id: string
  lot_code: string
  gtin14: string
  pieces: number
  allowance: number
  count: number
  made: number
  state: 'making' | 'ready' | 'void'
  void_reason: string | null
  created_at: string
}
export type BatchPage = { batches: Batch[]; count: number; page: number; page_rows: number }
export type Tally = {
  voided: number
  scanned: number
  most: { code: string; seq: number; state: string; scan_count: number; network_count: number }[]
}
/** A released lot with what may still be printed for it. */
export type LabelLot = {
  id: string
  code: string
  title: string
  spec: string
  pieces: number
  live: number
  certificate: boolean
}

export const STATES = {
  making: { text: '生成中', color: 'orange' },
  ready: { text: '可打印', color: 'green' },
  void: { text: '已作废', color: 'grey' },
} as const

export const grouped = (code: string) => `${code.slice(0, 5)} ${code.slice(5, 9)} ${code.slice(9)}`
/** As many labels as one file holds. */
export const LABELS_AT_ONCE = 2100
export const labelsUrl = (batch: Batch, format: string, from: number) =>
  `/admin/trace-codes/${batch.id}/labels?format=${format}&from=${from}`
