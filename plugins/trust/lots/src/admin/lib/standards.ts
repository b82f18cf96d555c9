/** Words staff read of standards, and limits as they type them. */
import type { StaffStandard, StandardLimit } from '../../wire'

/** A limit as typed; an empty bound is none. */
export type TypedLimit = { name: string; unit: string; min: string; max: string; method: string; required: boolean }
export const NO_LIMIT: TypedLimit = { name: '', unit: '', min: '', max: '', method: '', required: true }

const typed = (value: number | null) => (value === null ? '' : String(value))
const bound = (text: string) => (text.trim() ? Number(text) : null)
export const typedLimit = (limit: StandardLimit): TypedLimit => ({
  ...limit,
  min: typed(limit.min),
  max: typed(limit.max),
})
export const limitOf = (limit: TypedLimit): StandardLimit => ({
  ...limit,
  min: bound(limit.min),
  max: bound(limit.max),
})

/** `≥2 ≤13 %` */
export const boundsOf = ({ min, max, unit }: StandardLimit) =>
  [min === null ? '' : `≥${min}`, max === null ? '' : `≤${max}`, unit].filter(Boolean).join(' ')

export const stateOf = ({ is_current, version }: StaffStandard, current: StaffStandard | undefined) => {
  if (is_current) return ['现行', 'green'] as const
  return version > (current?.version ?? 0) ? (['未生效', 'orange'] as const) : (['旧版', 'grey'] as const)
}
