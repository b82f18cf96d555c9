// Lists of goods seen in this tab, for the way back: shown at once in full height, so that the browser can return to
// where one was, and asked for anew behind it when they are no longer of this moment.
import type { GoodsPage } from '#shared/types/api'

const MAX = 20
const FRESH_MS = 10_000
const kept = new Map<string, { page: GoodsPage; at: number }>()

export const keepList = (key: string, page: GoodsPage) => {
  if (import.meta.server || kept.get(key)?.page === page) return
  kept.delete(key)
  kept.set(key, { page, at: Date.now() })
  const oldest = kept.size > MAX ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
}

export const keptList = (key: string): GoodsPage | undefined => kept.get(key)?.page

export const isOld = (key: string): boolean => Date.now() - (kept.get(key)?.at ?? 0) > FRESH_MS
