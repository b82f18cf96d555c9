/** 上架资料: what a small shop needs to list the sizes it picked elsewhere: a table, words, pictures and papers, one folder a good. */
import { extname } from 'node:path'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { csv } from '@shanzhen/documents/csv'
import { offeredGoods } from '@shanzhen/shop-orders/view/offered-goods'
import type { OfferedGood } from '@shanzhen/shop-orders/wire'
import { env } from '../env'
import { openKey } from '../files/open-files'
import { readGood } from '../catalogue/good-detail'

type Trader = { id: string; tier: string }
export type PackEntry = { name: string; bytes: Uint8Array }
type Good = Awaited<ReturnType<typeof readGood>>

/** 商品编号 stays whatever becomes of its sizes; 规格编号 and 商品编码 are what orders name. */
const HEAD = [
  ...['商品编号', '规格编号', '商品编码', '条码', '标题', '规格', '售价（元）', '供货价（元）', '最低售价（元）'],
  ...['发货时限（小时）', '现在可订', '商品页'],
]
const PAPERS: Record<string, string> = {
  ...{ sc: '食品生产许可证', food_permit: '食品经营许可证', pollution_free: '无公害', green: '绿色食品' },
  ...{ organic: '有机产品', gi: '地理标志', test_report: '检验报告', promise: '承诺达标合格证' },
}
const yuan = (fen: number) => (fen / 100).toFixed(2)
const utf8 = (text: string) => new TextEncoder().encode(text)
/** As a folder on any machine may be called. */
const folderOf = (title: string) =>
  title
    .replace(/[\\/:*?"<>|\p{C}]/gu, ' ')
    .trim()
    .slice(0, 60) || '商品'

/** All that the shop lists, by their sizes. */
async function listed(container: MedusaContainer, shop: Trader): Promise<OfferedGood[]> {
  const goods: OfferedGood[] = []
  for (let after: string | undefined; ;) {
    const page = await offeredGoods(container, shop, { take: 100, after })
    goods.push(...page.goods.filter(({ pick }) => pick?.listed))
    if (!page.next) return goods
    after = page.next
  }
}

/** One entry after the other, so that no more than one picture is held. */
export async function* listingPack(container: MedusaContainer, shop: Trader): AsyncGenerator<PackEntry> {
  const sizes = await listed(container, shop)
  const page = (handle: string) => `${env.STOREFRONT_URL}/products/${handle}`
  const rows = sizes.map(({ pick, ...size }) => [
    ...[size.product_id, size.variant_id, size.sku ?? '', size.barcode ?? '', pick?.title ?? size.title],
    ...[size.variant_title ?? '', pick ? yuan(pick.price_fen) : '', yuan(size.price_fen), yuan(size.floor_fen)],
    ...[String(size.lead_hours), String(size.available), page(size.handle)],
  ])
  yield { name: '商品清单.csv', bytes: utf8(csv([HEAD, ...rows])) }
  const named = namesOnce()
  for (const handle of new Set(sizes.map((size) => size.handle))) {
    const good = await findGood(container, handle)
    if (good) yield* entriesOf(container, good, { page: page(handle), folder: named(folderOf(good.names.zh)) })
  }
}

/** Two of one name would lie over each other where they are unpacked: the second gets a number. */
function namesOnce(): (name: string) => string {
  const counts = new Map<string, number>()
  return (name) => {
    const key = name.toLowerCase()
    const before = counts.get(key) ?? 0
    counts.set(key, before + 1)
    return before ? `${name} (${before + 1})` : name
  }
}

async function findGood(container: MedusaContainer, handle: string): Promise<Good | null> {
  try {
    return await readGood(container, handle, 'zh')
  } catch (error) {
    if ((error as { type?: string }).type === MedusaError.Types.NOT_FOUND) return null
    throw error
  }
}

async function* entriesOf(
  container: MedusaContainer,
  good: Good,
  { page, folder }: { page: string; folder: string },
): AsyncGenerator<PackEntry> {
  const named = namesOnce()
  const links: string[] = []
  const files: [string, string][] = [
    ...good.images.map(({ url }, i): [string, string] => [url, `图片 ${i + 1}`]),
    ...good.certificates.flatMap(({ scan_url, kind, number }): [string, string][] =>
      scan_url ? [[scan_url, named(`${PAPERS[kind] ?? '证照'} ${folderOf(number)}`)]] : [],
    ),
  ]
  for (const [url, name] of files) {
    const bytes = await openFile(container, url)
    if (bytes) yield { name: `${folder}/${name}` + extname(new URL(url, env.BACKEND_URL).pathname), bytes }
    else links.push(`${name}：${new URL(url, env.STOREFRONT_URL).href}`)
  }
  yield { name: `${folder}/商品说明.txt`, bytes: utf8(wordsOf(good, page, links)) }
}

/** What everyone may open of our own files; null for anything else. */
async function openFile(container: MedusaContainer, url: string): Promise<Uint8Array | null> {
  const { pathname } = new URL(url, env.BACKEND_URL)
  const key = openKey(pathname, env.S3_BUCKET ? env.S3_PREFIX : null)
  if (!key) return null
  return container
    .resolve(Modules.FILE)
    .getAsBuffer(key)
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => null)
}

function wordsOf(good: Good, page: string, links: string[]): string {
  const { producer_detail: producer, certificates, facts } = good
  return [
    good.names.zh,
    '',
    good.description,
    '',
    producer && `生产者：${[producer.name, producer.town, producer.licence_no].filter(Boolean).join('，')}`,
    facts.gi && `地理标志：${facts.gi}`,
    ...certificates.map(
      ({ kind, number, valid_from, valid_to, is_demo }) =>
        `${PAPERS[kind] ?? '证照'} ${number}，${valid_from} 至 ${valid_to}${is_demo ? '（演示数据）' : ''}`,
    ),
    good.return_rule.text,
    `商品页：${page}`,
    ...links,
  ]
    .filter((line) => line !== null)
    .join('\r\n')
}
