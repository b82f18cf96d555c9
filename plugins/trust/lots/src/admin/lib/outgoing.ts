/** Outgoing inspections as the admin routes tell them, and the words staff read. */
import type { Limit } from './lot-words'

type Result = { name: string; value: number; unit: string; limit: string; ok: boolean }
export type Inspection = {
  id: string
  order_id: string
  line_item_id: string | null
  verdict: 'passed' | 'held'
  reason: string | null
  results: Result[]
  note: string | null
  inspector_name: string
  at: string
  lot_codes: string[]
  lifted_by_name: string | null
  lifted_at: string | null
  lift_reason: string | null
}
export type Hold = Inspection & { order: number | null; title: string }
export type Line = {
  line_item_id: string
  title: string
  left: number
  missing: boolean
  limits: Limit[]
  lots: { id: string; code: string }[]
}
export type OutgoingFile = { open: boolean; lines: Line[]; inspections: Inspection[] }

export const WHOLE = 'whole'
export const titleOf = (lines: Line[], id: string | null) =>
  lines.find(({ line_item_id }) => line_item_id === id)?.title ?? '整单'
export const isHeld = ({ verdict, lifted_at }: Inspection) => verdict === 'held' && !lifted_at
export const measured = ({ results }: Inspection) =>
  results.map(({ name, value, unit, ok }) => `${name} ${value}${unit}${ok ? '' : '（不合格）'}`).join('，')
