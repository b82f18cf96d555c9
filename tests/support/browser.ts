/** A real Chromium for journeys and pictures: the system's where there is one, else the one out of an npm package. */
import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Nothing but the shop under test: no updates, no telemetry, no look-ups outside this machine. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const system = SYSTEM.find((path) => existsSync(path))
  return chromium.launch({
    ...options,
    executablePath: system ?? (await packaged.executablePath()),
    args: [...(system ? [] : packaged.args), ...QUIET, ...(options.args ?? [])],
    headless: true,
  })
}

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
export const DESKTOP = { viewport: { width: 1280, height: 900 } }
