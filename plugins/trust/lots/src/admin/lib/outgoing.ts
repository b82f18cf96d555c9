/** Words staff read of outgoing inspections. */
import type { OutgoingLine, OutgoingRecord } from '../../wire'

export const WHOLE = 'whole'
export const titleOf = (lines: OutgoingLine[], id: string | null) =>
  lines.find(({ line_item_id }) => line_item_id === id)?.title ?? '整单'
export const isHeld = ({ verdict, lifted_at }: OutgoingRecord) => verdict === 'held' && !lifted_at
export const measured = ({ results }: OutgoingRecord) =>
  results.map(({ name, value, unit, ok }) => `${name} ${value}${unit}${ok ? '' : '（不合格）'}`).join('，')
