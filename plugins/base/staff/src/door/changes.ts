import type { Change } from '../modules/staff/types'

const MOST = 500

/** By what people know a row of a list, or its id: a price that was written anew is the same price with another amount. */
const NAMES = ['sku', 'currency_code', 'code', 'name', 'id']
const nameOf = (row: unknown) => {
  const said = (row ?? {}) as Record<string, unknown>
  return NAMES.map((name) => said[name]).find((one) => typeof one === 'string' && one)
}

/** Every value at the end of its path; rows of a list by their name, so that a new row moves no other. */
function leaves(value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  if (value instanceof Date) return into.set(path, value.toISOString())
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) leaves(one, `${path}${path && '.'}${nameOf(one) ?? i}`, into)
    return into
  }
  if (value && typeof value === 'object') {
    // A number of Medusa's (BigNumber) is its amount.
    if ('numeric' in value || 'raw' in value)
      return into.set(path, Number((value as { numeric?: unknown }).numeric ?? value))
    for (const [name, one] of Object.entries(value))
      if (name !== 'id') leaves(one, path ? `${path}.${name}` : name, into)
    return into
  }
  return into.set(path, value ?? null)
}

/** What is another value after than before; nothing where nobody looked. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  if (!before && !after) return []
  const [was, is] = [leaves(before ?? {}, '', new Map()), leaves(after ?? {}, '', new Map())]
  const changed = [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => (was.get(path) ?? null) !== (is.get(path) ?? null))
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
  const more = changed.length - MOST
  return more > 0 ? [...changed.slice(0, MOST), { path: `…（还有 ${more} 处）`, before: null, after: null }] : changed
}
