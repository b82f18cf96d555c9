// `npm run shots [-- <path>…]`: pictures of the running shop's pages on a phone and on a desktop, under .data/shots/.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { dataDir } from './lib/paths.mjs'
import { oneLine, Problem } from './lib/problem.mjs'

const WIDTHS = { 390: 844, 1280: 900 }
const PAGES = ['/', '/search', '/search?q=xianggu', '/c/mushroom', '/cart', '/account', '/about', '/nowhere', '/en']

try {
  await ensureInstalled({ tools: true })
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    await takePictures(process.argv.slice(2))
    process.exit(0)
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exit(1)
}

/** @param {string[]} wanted */
async function takePictures(wanted) {
  const shop = process.env.STOREFRONT_URL ?? 'http://localhost:3000'
  const answers = await fetch(shop).catch(() => null)
  if (!answers) throw new Problem(`店面没有运行：${shop}`, 'the storefront is not running; npm start opens it')
  const pages = wanted.length ? wanted : [...PAGES, await firstProduct(shop)]
  const { chromium } = await import('playwright-core')
  const { chromiumLaunch } = await import('./lib/chromium.mjs')
  const folder = join(process.env.SHOP_DATA_DIR ?? dataDir, 'shots')
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch(await chromiumLaunch())
  for (const [width, height] of Object.entries(WIDTHS)) {
    const context = await browser.newContext({ viewport: { width: Number(width), height }, locale: 'zh-CN' })
    const page = await context.newPage()
    for (const path of pages) {
      await page.goto(new URL(path, shop).href, { waitUntil: 'networkidle' })
      const file = join(folder, `${path.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home'}-${width}.png`)
      await page.screenshot({ path: file, fullPage: true })
      console.log(file)
    }
    await context.close()
  }
  await browser.close()
}

/** @param {string} shop */
async function firstProduct(shop) {
  const html = await (await fetch(new URL('/c/mushroom', shop))).text()
  return html.match(/href="(\/products\/[^"]+)"/)?.[1] ?? '/'
}
