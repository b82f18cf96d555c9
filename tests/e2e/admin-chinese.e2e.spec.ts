/** Staff read Chinese on every page of the admin, hear what each button does, see it on a phone, and nothing is asked abroad. */
import { randomInt } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { adminPages } from './admin-walk'
import { openAdmin } from './staff-page'

const TABS = 3

/** What stays in Latin letters in a Chinese shop: names, codes, addresses, units, keys. */
const LATIN = [
  /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, // e-mail addresses
  /https?:\/\/\S+/g,
  /(?<!\w)\/[a-z][\w/-]*/g, // handles: /xianggu-dry
  /\b(?:order )?[a-z]{2,9}_[0-9A-Z]{20,}\b/g, // ids
  /\b[a-z0-9]+(?:[-_][a-z0-9]+)+\b/g, // codes: refund_only, sweep-unpaid-orders
  /\b[0-9a-f]{12,}\b/g, // hashes of a history
  /(?<=尾号 )\S{4}/g, // how an account in WeChat ends
  /\bpk_\w+•+\w+/g, // a key, as much of it as is shown
  /\b[A-Z0-9][A-Z0-9.×-]*\b/g, // SKU, CSV, EPCIS, HGZ-D261111-3101
  /\b(?:WeChat|Stripe|Shift|Ctrl|esc|demo|alt|CFU|ml|kg|vol|cny|default|Excel|Windows|Mac)\b/g,
]
/** Pages whose very matter are words of other languages, and which. */
const OWN_WORDS: Record<string, RegExp> = {
  '/search-words': /^(?:去掉 )?[a-z]+$/,
  '/categories': /^[a-z]+$/,
  '/settings/profile': /^(?:English|简体中文)$/,
}

/** Each run another part of them, by chance; all of them with WALK_ALL. */
const PARTS = 5
const walked = (paths: string[]): string[] => {
  const part = randomInt(PARTS)
  return paths.filter((_, i) => process.env.WALK_ALL || i % PARTS === part)
}

const inEnglish = (text: string): boolean =>
  /[A-Za-z]{3,}/.test(LATIN.reduce((left, name) => left.replace(name, ' '), text.normalize('NFKC')))

describe('the admin', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let tabs: Page[]
  let paths: string[]
  const abroad: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
    paths = await adminPages(shop)
    const first = await openAdmin(browser, shop)
    await first.context().addInitScript(watchNames)
    tabs = [first, ...(await Promise.all(Array.from({ length: TABS - 1 }, () => first.context().newPage())))]
    const here = [shop.backend_url, shop.storefront_url].map((url) => new URL(url).hostname)
    first.context().on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (protocol.startsWith('http') && !here.includes(hostname)) abroad.push(request.url())
    })
  })
  afterAll(() => browser.close())

  it('is Chinese, named for readers of screens, and fits a phone on every page', async () => {
    const faults: Record<string, unknown[]> = {}
    const left = walked(paths)
    const walk = async (page: Page) => {
      for (let path = left.shift(); path; path = left.shift()) {
        // A page that turned over while it was looked at is looked at once more.
        const look = () => faultsOf(page, path)
        const found = await look()
          .catch(look)
          .catch((error: Error) => [error.message])
        if (found.length) faults[path.replace(/_[0-9A-Z]{20,}/g, '_…')] = found
      }
    }
    await Promise.all(tabs.map(walk))
    expect(faults).toEqual({})
    expect(abroad).toEqual([])
  }, 900_000)

  it('asks who somebody is in Chinese', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${shop.backend_url}/app/login`)
    await page.locator('input[name=email]').waitFor()
    await page.waitForLoadState('networkidle')
    expect((await wordsOf(page)).filter(inEnglish)).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
  })

  async function faultsOf(page: Page, path: string): Promise<unknown[]> {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${shop.backend_url}/app${path}`)
    await page.locator('main, [role=dialog], h1, h2, .min-h-screen').first().waitFor({ timeout: 15_000 })
    await page.waitForLoadState('networkidle')
    const own = OWN_WORDS[path.replace(/\/pcat_.*/, '')]
    const english = (await wordsOf(page)).filter((text) => inEnglish(text) && !own?.test(text))
    // Names are given as parts are drawn: a fault is what stays. Colours, and what fades in, are Medusa's own.
    let heard: Awaited<ReturnType<typeof seriousFaults>> = []
    const look = async () => {
      heard = (await seriousFaults(page)).filter(({ id }) => id !== 'color-contrast')
      if (heard.length) throw new Error('something is drawn, or has no name')
    }
    await vi.waitFor(look, { timeout: 30_000, interval: 500 }).catch(() => undefined)
    const met = await page.evaluate(() => [...(window as unknown as { met: Set<string> }).met])
    await page.setViewportSize({ width: 390, height: 844 })
    const wide = await page.evaluate(() =>
      [document.scrollingElement, ...document.querySelectorAll('main')].flatMap((part) =>
        part && part.scrollWidth > part.clientWidth + 1 ? [`${part.scrollWidth} wide`] : [],
      ),
    )
    const cut = await page.evaluate(cutPlaceholders)
    return [
      ...english,
      ...cut,
      ...heard.map(({ id, targets }) => ({ id, targets: targets.slice(0, 3) })),
      ...met,
      ...wide,
    ]
  }
})

/** What a field says before anything is typed, where a phone shows half of it. */
function cutPlaceholders() {
  const canvas = document.createElement('canvas').getContext('2d')
  return [...document.querySelectorAll<HTMLInputElement>('input[placeholder]')].flatMap((field) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field)
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
    if (canvas) canvas.font = font
    const needs = canvas?.measureText(field.placeholder).width ?? 0
    return field.clientWidth && needs > room + 1 ? [`“${field.placeholder}” is cut off`] : []
  })
}

/** Collects buttons that could be met without a name, if only in the moment they were drawn or while their words were on the way. */
function watchNames() {
  const page = window as unknown as { met: Set<string> }
  page.met = new Set()
  const named = (button: HTMLButtonElement) =>
    button.textContent?.trim() || button.matches('[aria-label],[aria-labelledby]') || button.labels.length
  const look = () => {
    for (const button of document.querySelectorAll('button'))
      if (!named(button)) page.met.add(`without a name at first: ${button.outerHTML.slice(0, 120)}`)
  }
  new MutationObserver(() => setTimeout(look)).observe(document, { childList: true, subtree: true })
}

/** All that is seen or read out now. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = new Set<string>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const holder = texts.currentNode.parentElement
      if (holder && !holder.closest('script,style,noscript') && holder.checkVisibility())
        seen.add(texts.currentNode.textContent?.trim() ?? '')
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      for (const one of document.querySelectorAll(`[${name}]`)) seen.add(one.getAttribute(name) ?? '')
    return [...seen].filter(Boolean)
  })
}
