// Reading a test's limit, so that a figure can be drawn against it.

/** `≤ 13`, `≥10 ≤13`, `10~13`, `不得检出` → what may be drawn; null where a limit is words. */
export function readLimit(limit: string | null): { min: number | null; max: number | null } | null {
  if (!limit) return null
  const range = /(-?\d+(?:\.\d+)?)\s*(?:~|–|—|-|至)\s*(\d+(?:\.\d+)?)/.exec(limit)
  if (range) return { min: Number(range[1]), max: Number(range[2]) }
  const most = /(?:≤|<=|<|＜|不超过|不高于)\s*(\d+(?:\.\d+)?)/.exec(limit)
  const least = /(?:≥|>=|>|＞|不低于|不少于)\s*(\d+(?:\.\d+)?)/.exec(limit)
  return most || least ? { min: least ? Number(least[1]) : null, max: most ? Number(most[1]) : null } : null
}

/** Where value and limits stand on a bar from 0 to 100; null where there is nothing to draw. */
export function limitBar(value: string, limit: string | null) {
  const bounds = readLimit(limit)
  const number = Number(value)
  if (!bounds || !value.trim() || Number.isNaN(number)) return null
  const scale = Math.max(number, bounds.max ?? 0, bounds.min ?? 0) * 1.25
  if (scale <= 0) return null
  const at = (x: number) => Math.max(0, Math.min(100, (x / scale) * 100))
  return {
    value: at(number),
    min: bounds.min === null ? null : at(bounds.min),
    max: bounds.max === null ? null : at(bounds.max),
  }
}
