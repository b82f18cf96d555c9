import type { PlaceBody } from '@shanzhen/checkout/wire'
import type { Columns } from '../../import/columns'
import type { RowFault } from '../../import/interpret'

export const IMPORT_STATES = ['read', 'sending', 'done', 'dropped'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export type ImportRow = {
  id: string
  shop_id: string
  filename: string
  file_hash: string
  head: string[]
  head_row: number
  columns: Columns
  state: ImportState
  orders: number
  good: number
  goods_fen: number
  freight_fen: number
  made_by: string
  created_at: Date
  sent_at: Date | null
}
/** An order of a file as it was read and priced; `cells` are its rows of the file as they stood. */
export type ImportedOrder = {
  import_id: string
  seq: number
  number: string
  row_nos: number[]
  cells: string[][]
  faults: RowFault[]
  body: PlaceBody | null
  goods_fen: number
  freight_fen: number
  lead_hours: number
}
