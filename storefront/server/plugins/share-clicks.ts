/** What was counted is told every second, and once more before the process ends. */
const EVERY_MS = 1_000

export default defineNitroPlugin((nitro) => {
  if (import.meta.prerender) return
  const flush = () =>
    clickCounter()
      .flush()
      .catch(() => undefined)
  const timer = setInterval(() => void flush(), EVERY_MS)
  timer.unref()
  nitro.hooks.hook('close', async () => {
    clearInterval(timer)
    await flush()
  })
})
