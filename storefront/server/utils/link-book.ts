// Where shared links lead, asked of the backend once and kept for a moment: a link that ends leads on for that long.

const KEPT_MS = 10_000
const MOST = 20_000

type Known = { path: string | null; until: number }

/** @param ask null: no such link, or it ended; throws where nobody answers: what was known before leads on then */
export function createLinkBook(ask: (code: string) => Promise<string | null>, now: () => number = Date.now) {
  const known = new Map<string, Known>()
  const asking = new Map<string, Promise<string | null>>()

  const look = async (code: string): Promise<string | null> => {
    const before = known.get(code)
    try {
      const path = await ask(code)
      keep(code, path)
      return path
    } catch (error) {
      if (!before) throw error
      keep(code, before.path)
      return before.path
    }
  }
  const keep = (code: string, path: string | null) => {
    known.delete(code)
    const oldest = known.size >= MOST ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
    known.set(code, { path, until: now() + KEPT_MS })
  }

  return async function pathOf(code: string): Promise<string | null> {
    const one = known.get(code)
    if (one && one.until > now()) return one.path
    let asked = asking.get(code)
    if (!asked) {
      asked = look(code).finally(() => asking.delete(code))
      asking.set(code, asked)
    }
    return asked
  }
}
