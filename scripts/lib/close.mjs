// Ctrl-C: closes the shop once what was asked of it is answered; pressed again, at once.

/** One press reaches the process by several ways: the terminal, npm, the process that started it. */
const SAME_PRESS_MS = 700
const EXPLAIN_AFTER_MS = 3000

/**
 * @param {() => import('./parts.mjs').Ending} parts what runs at that moment
 * @returns {{ close: (code: number) => void, isClosing: () => boolean }}
 */
export function closeOnSignals(parts) {
  let since = 0
  const close = async (/** @type {number} */ code) => {
    if (since && Date.now() - since < SAME_PRESS_MS) return
    if (since) {
      console.log('立即结束 ending at once')
      parts().kill()
      process.exit(code || 130)
    }
    since = Date.now()
    console.log('\n正在关店 closing …')
    const explain = setTimeout(() => {
      console.log('… 等在办的请求办完，再按 Ctrl-C 立即结束 waiting for requests in flight; Ctrl-C again ends at once')
    }, EXPLAIN_AFTER_MS)
    await parts().stop()
    clearTimeout(explain)
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void close(0))
  if (process.send) process.on('disconnect', () => void close(0))
  return { close: (code) => void close(code), isClosing: () => since > 0 }
}
