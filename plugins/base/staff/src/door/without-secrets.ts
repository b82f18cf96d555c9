/** What was sent, as the record keeps it: no secrets, no files, nothing without an end. */
const SECRET = /passw|token|secret|otp|mfa|api_?key|authorization/i
const LONGEST = 300
const MOST = 50
const DEEPEST = 6

function keep(value: unknown, depth: number): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}…（共 ${value.length} 字）` : value
  if (!value || typeof value !== 'object') return value ?? null
  if (depth >= DEEPEST) return '…'
  if (Array.isArray(value)) {
    const rows = value.slice(0, MOST).map((one) => keep(one, depth + 1))
    return value.length > MOST ? [...rows, `…（共 ${value.length} 项）`] : rows
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST)
      .map(([name, one]) => [name, SECRET.test(name) ? '（不记录）' : keep(one, depth + 1)]),
  )
}

export const withoutSecrets = (sent: Record<string, unknown>): Record<string, unknown> =>
  keep(sent, 0) as Record<string, unknown>
