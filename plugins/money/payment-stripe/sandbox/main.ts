/** `node main.ts`: the local Stripe as a process of its own. */
import { startStripeSandbox } from './server.ts'

const { SANDBOX_PORT, SANDBOX_DATA_DIR, SANDBOX_WEBHOOK_URL, SANDBOX_TIME_SCALE } = process.env
if (!SANDBOX_PORT || !SANDBOX_DATA_DIR) {
  console.error('SANDBOX_PORT and SANDBOX_DATA_DIR are needed')
  process.exit(1)
}

const sandbox = await startStripeSandbox({
  port: Number(SANDBOX_PORT),
  dataDir: SANDBOX_DATA_DIR,
  webhookUrl: SANDBOX_WEBHOOK_URL ?? null,
  timeScale: Number(SANDBOX_TIME_SCALE ?? 1),
})
console.log(`stripe sandbox ready on ${sandbox.url}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void sandbox.close().then(() => process.exit(0)))
}
