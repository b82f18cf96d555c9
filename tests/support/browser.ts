/** A real Chromium for journeys and pictures: the system's where there is one, else the one out of an npm package. */
import { type Browser, chromium, type LaunchOptions, type Page } from 'playwright-core'
import { chromiumLaunch } from '../../scripts/lib/chromium.mjs'

export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, args } = await chromiumLaunch()
  return chromium.launch({ ...options, executablePath, args: [...args, ...(options.args ?? [])], headless: true })
}

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
export const DESKTOP = { viewport: { width: 1280, height: 900 } }

/** Counts the compressed bytes of the scripts that a page loads from now on. */
export async function weighScripts(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}
