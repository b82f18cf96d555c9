/** A real Chromium for journeys and pictures: the one out of an npm package, or the system's. */
import { type Browser, chromium, type LaunchOptions, type Page, type Request, type Response } from 'playwright-core'
import { waitFor } from '../../scripts/lib/processes.mjs'
import { chromiumLaunch } from '../../scripts/lib/chromium.mjs'

export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, args } = await chromiumLaunch()
  return chromium.launch({ ...options, executablePath, args: [...args, ...(options.args ?? [])], headless: true })
}

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
export const DESKTOP = { viewport: { width: 1280, height: 900 } }

/** Counts the compressed bytes of the scripts that a page loads from now on, those for later among them. */
export async function weighScripts(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.endsWith('.js')) scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}

const QUIET_MS = 150

/**
 * Opens a page of the storefront and waits until it is awake and has what it asked for: it is silent then, and need not stay so
 * for the half second that `networkidle` waits.
 */
export async function goTo(page: Page, url: string): Promise<Response | null> {
  const underWay = new Set<Request>()
  let quietSince = Date.now()
  const begun = (request: Request) => void underWay.add(request)
  const ended = (request: Request) => {
    underWay.delete(request)
    quietSince = Date.now()
  }
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended)
  try {
    const answer = await page.goto(url)
    const isAwake = () =>
      page.evaluate(() => {
        const { useNuxtApp } = window as unknown as { useNuxtApp?: () => { isHydrating?: boolean } }
        return useNuxtApp !== undefined && !useNuxtApp().isHydrating
      })
    const patience = { timeoutMs: 30_000, everyMs: 25 }
    // While it leads elsewhere there is nobody to ask.
    const woke = await waitFor(() => isAwake().catch(() => false), patience)
    // What it asks for as it wakes belongs to it.
    quietSince = Date.now()
    const isSilent = () => Promise.resolve(!underWay.size && Date.now() - quietSince >= QUIET_MS)
    if (!woke || !(await waitFor(isSilent, patience))) throw new Error(`${page.url()} does not wake up`)
    return answer
  } finally {
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended)
  }
}
