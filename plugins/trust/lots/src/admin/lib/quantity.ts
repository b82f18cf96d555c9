/** Quantities as people type them: kilograms of bulk goods to the gram, whole pieces of the rest. What is neither is refused. */
export const PIECES_WHOLE = '件数须为整数'
export const GRAMS_WHOLE = '公斤数最多写到三位小数（克）'

/** In grams or pieces; null where it is no number, or not whole. */
export function wholeOf(typed: string, unit: string): number | null {
  const number = Number(typed.trim() || 'x')
  if (!Number.isFinite(number)) return null
  if (unit !== 'g') return Number.isInteger(number) ? number : null
  const grams = number * 1000
  // 0.1 kg and the like are no whole grams in floating point.
  return Math.abs(grams - Math.round(grams)) < 1e-6 ? Math.round(grams) : null
}

/** Why what was typed is no quantity; null where it is one. */
export function quantityProblem(typed: string, unit: string): string | null {
  if (!typed.trim()) return '请填写数量'
  if (!Number.isFinite(Number(typed))) return '数量只能填数字'
  const whole = wholeOf(typed, unit)
  if (whole === null) return unit === 'g' ? GRAMS_WHOLE : PIECES_WHOLE
  return whole < 1 ? '数量至少为 1' : null
}
