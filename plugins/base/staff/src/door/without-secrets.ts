/** What was sent, as the record keeps it: no secrets, no files, nothing without an end. */
const SECRET = /passw|token|secret|otp|mfa|api_?key|authorization|ticket|account_number/i
/** A one-time code; codes of goods, lots and coupons stay. */
const ONE_TIME = /^\d{6,8}$/
const LONGEST = 300
const LONGEST_NAME = 80
/** A picture or a paper as JSON carries it, told by how it begins: a pattern over millions of letters runs out of room. */
const FILE = /^(?:data:[^,]*,)?[\w+/=-]+$/
const BEGINNING = 1000
const DEEPEST = 12
/** Values of one act; what is more is counted. */
const MOST = 2000

/** Cut between letters: half of one, or a zero, is nothing that Postgres keeps in JSON. */
function cut(text: string, longest: number): string {
  const kept = text.slice(0, longest)
  const letters = (text.length > longest ? kept.replace(/\p{Surrogate}$/u, '') : kept).replace(
    /\p{Surrogate}|\0/gu,
    '\ufffd',
  )
  return text.length > longest ? `${letters}…（共 ${text.length} 字）` : letters
}

const isSecret = (name: string, value: unknown) =>
  SECRET.test(name) || (name === 'code' && typeof value === 'string' && ONE_TIME.test(value))

export function withoutSecrets(sent: Record<string, unknown>): Record<string, unknown> {
  let left = MOST
  const keep = (value: unknown, depth: number): unknown => {
    left -= 1
    if (typeof value === 'string')
      return value.length > LONGEST && FILE.test(value.slice(0, BEGINNING))
        ? `（文件，共 ${value.length} 字）`
        : cut(value, LONGEST)
    if (!value || typeof value !== 'object') return value ?? null
    if (depth >= DEEPEST) return '…'
    if (Array.isArray(value)) {
      const rows: unknown[] = []
      for (const one of value) {
        if (left <= 0) return [...rows, `…（共 ${value.length} 项）`]
        rows.push(keep(one, depth + 1))
      }
      return rows
    }
    const fields = Object.entries(value)
    const kept: [string, unknown][] = []
    for (const [name, one] of fields) {
      if (left <= 0) return Object.fromEntries([...kept, ['…', `共 ${fields.length} 项`]])
      kept.push([cut(name, LONGEST_NAME), isSecret(name, one) ? '（不记录）' : keep(one, depth + 1)])
    }
    return Object.fromEntries(kept)
  }
  return keep(sent, 0) as Record<string, unknown>
}
