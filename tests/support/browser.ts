/** A real Chromium for journeys and pictures: the system's where there is one, else the one out of an npm package. */
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { chromiumLaunch } from '../../scripts/lib/chromium.mjs'

export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, args } = await chromiumLaunch()
  return chromium.launch({ ...options, executablePath, args: [...args, ...(options.args ?? [])], headless: true })
}

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
export const DESKTOP = { viewport: { width: 1280, height: 900 } }
