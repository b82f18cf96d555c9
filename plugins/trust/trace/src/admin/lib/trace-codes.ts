/** Words staff read of trace codes, and where their labels are printed. */
import type { StaffBatch } from '../../wire'

export const STATES = {
  making: { text: '生成中', color: 'orange' },
  ready: { text: '可打印', color: 'green' },
  void: { text: '已作废', color: 'grey' },
} as const

export const grouped = (code: string) => `${code.slice(0, 5)} ${code.slice(5, 9)} ${code.slice(9)}`
/** As many labels as one file holds. */
export const LABELS_AT_ONCE = 2100
export const labelsUrl = (batch: StaffBatch, format: string, from: number) =>
  `/admin/trace-codes/${batch.id}/labels?format=${format}&from=${from}`
