// The basket a shopper carries in the browser, as plain functions over its lines.
// Prices kept here are only a memory of what was shown; the backend's quote is the truth.

export interface CartLine {
  variant_id: string
  quantity: number
  handle: string
  title: string
  /** Lines kept by older versions have none. */
  title_en?: string
  variant_title: string
  thumbnail: string | null
  price_fen: number
  added_at: string
  /** Left out of the next checkout, but kept in the basket. */
  unselected?: boolean
}

export const MAX_QUANTITY = 99
export const MAX_LINES = 50

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0

export const clampQuantity = (quantity: number): number =>
  Number.isFinite(quantity) ? Math.min(MAX_QUANTITY, Math.max(1, Math.trunc(quantity))) : 1

const readLine = (value: unknown): CartLine | null => {
  if (typeof value !== 'object' || value === null) return null
  const raw = value as Partial<Record<keyof CartLine, unknown>>
  if (!isText(raw.variant_id) || !isText(raw.handle) || !isText(raw.title)) return null
  if (typeof raw.quantity !== 'number' || typeof raw.price_fen !== 'number') return null
  return {
    variant_id: raw.variant_id,
    quantity: clampQuantity(raw.quantity),
    handle: raw.handle,
    title: raw.title,
    ...(isText(raw.title_en) && { title_en: raw.title_en }),
    variant_title: isText(raw.variant_title) ? raw.variant_title : '',
    thumbnail: isText(raw.thumbnail) ? raw.thumbnail : null,
    price_fen: Math.max(0, Math.round(raw.price_fen)),
    added_at: isText(raw.added_at) ? raw.added_at : new Date(0).toISOString(),
    ...(raw.unselected === true ? { unselected: true } : {}),
  }
}

/** Reads what the browser kept; anything damaged is left out rather than breaking the shop. */
export const parseCart = (stored: string | null): CartLine[] => {
  if (!stored) return []
  try {
    const value: unknown = JSON.parse(stored)
    if (!Array.isArray(value)) return []
    const lines = value.map(readLine).filter((line): line is CartLine => line !== null)
    return lines.reduce<CartLine[]>((kept, line) => addLine(kept, line), []).slice(0, MAX_LINES)
  } catch {
    return []
  }
}

/** Same variant again: the quantities add up and the line is selected, with the price last seen. */
export const addLine = (lines: CartLine[], line: CartLine): CartLine[] => {
  const known = lines.find((other) => other.variant_id === line.variant_id)
  if (!known) return [...lines, { ...line, quantity: clampQuantity(line.quantity) }]
  const merged = {
    ...known,
    ...line,
    added_at: known.added_at,
    quantity: clampQuantity(known.quantity + line.quantity),
  }
  if (!line.unselected) delete merged.unselected
  return lines.map((other) => (other === known ? merged : other))
}

/** Puts a removed line back where it stood. */
export const restoreLine = (lines: CartLine[], line: CartLine, place: number): CartLine[] =>
  lines.some((other) => other.variant_id === line.variant_id) ? addLine(lines, line) : lines.toSpliced(place, 0, line)

export const setLineQuantity = (lines: CartLine[], variantId: string, quantity: number): CartLine[] =>
  lines.map((line) => (line.variant_id === variantId ? { ...line, quantity: clampQuantity(quantity) } : line))

export const removeLines = (lines: CartLine[], variantIds: string[]): CartLine[] =>
  lines.filter((line) => !variantIds.includes(line.variant_id))

export const selectLines = (lines: CartLine[], variantIds: string[], selected: boolean): CartLine[] =>
  lines.map((line) => {
    if (!variantIds.includes(line.variant_id)) return line
    const { unselected: _, ...rest } = line
    return selected ? rest : { ...rest, unselected: true }
  })

export const selectedLines = (lines: CartLine[]): CartLine[] => lines.filter((line) => !line.unselected)

export const countPieces = (lines: CartLine[]): number => lines.reduce((sum, line) => sum + line.quantity, 0)

export interface BuyItem {
  variant_id: string
  quantity: number
}

const NOTHING = 'none'

/**
 * Reads the `buy` parameter of 立即购买: `variant_1:2,variant_2:1`.
 * @returns null when nothing in it can be bought; an empty list when every line was left out.
 */
export const parseBuyParam = (value: unknown): BuyItem[] | null => {
  const text = Array.isArray(value) ? value.join(',') : value
  if (!isText(text)) return null
  if (text === NOTHING) return []
  const quantities = new Map<string, number>()
  for (const part of text.split(',')) {
    const match = /^([A-Za-z0-9_-]{1,80})(?::(\d{1,6}))?$/.exec(part.trim())
    if (!match?.[1] || Number(match[2] ?? 1) < 1) continue
    quantities.set(match[1], clampQuantity((quantities.get(match[1]) ?? 0) + Number(match[2] ?? 1)))
  }
  const items = [...quantities].slice(0, MAX_LINES).map(([variant_id, quantity]) => ({ variant_id, quantity }))
  return items.length > 0 ? items : null
}

/** What to tell of a link that asks for what cannot be bought: not to be read, or more pieces than one purchase holds. */
export const buyParamFault = (value: unknown): 'unreadable' | 'tooMany' | null => {
  const text = Array.isArray(value) ? value.join(',') : value
  if (!isText(text) || text === NOTHING) return null
  const counts = text.split(',').map((part) => /^[A-Za-z0-9_-]{1,80}(?::(\d{1,6}))?$/.exec(part.trim()))
  if (counts.some((match) => !match || Number(match[1] ?? 1) < 1)) return 'unreadable'
  return counts.some((match) => Number(match?.[1] ?? 1) > MAX_QUANTITY) ? 'tooMany' : null
}

/** The other way round. `none` stands for a purchase all of whose lines were left out. */
export const formatBuyParam = (items: BuyItem[]): string =>
  items.map(({ variant_id, quantity }) => `${variant_id}:${quantity}`).join(',') || NOTHING
