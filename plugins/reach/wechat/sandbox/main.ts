import { startPlatform } from './start.ts'

/** Runs the local WeChat: `SANDBOX_PORT=9800 SANDBOX_DATA_DIR=.data/wechat SANDBOX_APPID=… SANDBOX_APP_SECRET=… node sandbox/main.ts`. */
const platform = await startPlatform({
  port: Number(process.env.SANDBOX_PORT ?? 9800),
  dataDir: process.env.SANDBOX_DATA_DIR ?? '.data/wechat',
  appid: process.env.SANDBOX_APPID ?? 'wxsandbox000000000',
  app_secret: process.env.SANDBOX_APP_SECRET ?? 'sandbox',
  eventUrl: process.env.SANDBOX_EVENT_URL,
})
console.log(`WeChat sandbox at ${platform.url}`)

const stop = () => void platform.close().then(() => process.exit(0))
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
