/**
 * A recipient as logs may show it: `13812341234` → `138****1234`, `mei@example.com` → `m***@example.com`.
 * Anything else shows its last two characters only.
 */
export function maskRecipient(to: string): string {
  const at = to.indexOf('@')
  if (at > 0) return `${to[0]}***${to.slice(at)}`
  const digits = to.replace(/^\+86/, '')
  if (/^\d{11}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return `***${to.slice(-2)}`
}
