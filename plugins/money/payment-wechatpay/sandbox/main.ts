import { startGateway } from './start.ts'

/** Runs the local WeChat Pay gateway: `SANDBOX_PORT=9700 SANDBOX_DATA_DIR=.data/wechatpay node sandbox/main.ts`. */
const gateway = await startGateway({
  port: Number(process.env.SANDBOX_PORT ?? 9700),
  dataDir: process.env.SANDBOX_DATA_DIR ?? '.data/wechatpay',
  timeScale: Number(process.env.SANDBOX_TIME_SCALE ?? 1),
})
console.log(`WeChat Pay sandbox at ${gateway.url} (money is play money)`)

const stop = () => void gateway.close().then(() => process.exit(0))
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
