/** Who works here has a portal of their own: nobody else loads a line of it, not for later either. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'

/** What only a portal's own parts say. */
const OWN = { '/producer': '/api/producer/me', '/shop': '/api/shop/', '/d': '/api/d/' }
const SHOPPERS = ['/', '/products/honey-wuwei', '/account']

describe('a portal', () => {
  const shop = shopOfJourney()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  /** All that a page fetches of scripts, by somebody who never was there. */
  async function scriptsOf(path: string): Promise<string> {
    const page = await openPhone(browser)
    const scripts: Promise<string>[] = []
    page.on('response', (one) => void (new URL(one.url()).pathname.endsWith('.js') && scripts.push(one.text())))
    await goTo(page, shop.storefront_url + path)
    const all = await Promise.all(scripts)
    await page.context().close()
    return all.join('\n')
  }

  it('is loaded by who opens it, and by nobody else', async () => {
    for (const path of [...Object.keys(OWN), ...SHOPPERS]) {
      const loaded = await scriptsOf(path)
      const portals = Object.entries(OWN).flatMap(([portal, own]) => (loaded.includes(own) ? portal : []))
      expect(portals, path).toEqual(path in OWN ? [path] : [])
    }
  })
})
