// One try at placing an order: the same body sent again keeps its number, so it can only become one order.

export interface Attempt {
  key: string
  body: string
}

/** Keeps the key of `previous` for an unchanged body (a retry); anything else is a new attempt. */
export const nextAttempt = (previous: Attempt | null, body: string, newKey: () => string): Attempt =>
  previous?.body === body ? previous : { key: newKey(), body }

export const parseAttempt = (stored: string | null): Attempt | null => {
  try {
    const value: unknown = JSON.parse(stored ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    const { key, body } = value as Partial<Record<keyof Attempt, unknown>>
    return typeof key === 'string' && typeof body === 'string' ? { key, body } : null
  } catch {
    return null
  }
}
