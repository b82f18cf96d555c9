// In production whatever is printed is one JSON object a line, with the request it belongs to and nothing personal in it:
// Nitro prints a failed request with its whole address, and an order's key may stand there.
const LEVELS = ['debug', 'log', 'info', 'warn', 'error'] as const

export default defineNitroPlugin(() => {
  if (import.meta.dev) return
  for (const level of LEVELS) {
    const stream = level === 'error' || level === 'warn' ? process.stderr : process.stdout
    console[level] = (...said: unknown[]) => void stream.write(`${logLine(level, said, currentRequestId())}\n`)
  }
})
