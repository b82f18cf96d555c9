// How Chromium is started for browser tests and pictures: the machine's own, else the npm package's, without the calls
// home that a closed network would refuse.
import { existsSync } from 'node:fs'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const QUIET = ['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--lang=zh-CN']

/** @returns {Promise<{ executablePath: string, args: string[], headless: true }>} */
export async function chromiumLaunch() {
  const named = [process.env.CHROMIUM_PATH ?? '', ...SYSTEM].find((path) => path && existsSync(path))
  const executablePath = named ?? (await (await import('@sparticuz/chromium')).default.executablePath())
  return { executablePath, args: [...FLAGS, ...QUIET], headless: true }
}
