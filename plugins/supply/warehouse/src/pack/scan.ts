import type { MedusaContainer } from '@medusajs/framework/types'
import { LOT } from '@shanzhen/lots/modules/lot'
import { parseLink } from '@shanzhen/trace/gs1/digital-link'
import { TRACE } from '@shanzhen/trace/modules/trace'
import { findVariant } from '../find-variant'
import { goodsOf } from '../goods'
import { orderCode } from '../order-code'
import { tidyCode } from '../tidy-code'
import { WAREHOUSE } from '../modules/warehouse'
import * as errors from '../modules/warehouse/errors'
import { atPacking, noteScan, type PackingRow, rightScans, writeCount } from '../modules/warehouse/store/packings'
import { assertLotMayLeave, mayLeave, piecesByLot } from './picked-lots'
import { type BenchOrder, type BenchPart, readBenchOrder } from './read-order'
import { countOf, leftOf, unweighed } from './show'
import { assertPacker } from './who-packs'

type Scanned = { id: string; code: string; actor: string }
/** What a code is of: parts of this order, or what else. `bag`: the code that one bag alone bears. */
type Meaning = {
  parts: BenchPart[]
  lot_id?: string
  bag?: string | null
  pieces: (part: BenchPart) => number
  called: string
}

/** A bag's page, as its label may bear it. */
const ADDRESS = /\/trace\/([^/?#]+)/
const ORDER = /^O-\d+$/i
const COUNT = /^\d{1,3}$/
const ONE = () => 1

/**
 * One scan at the bench: a good, a bag, how many pieces of the last good there are, or, once all are there, the scale's grams.
 * Every scan is on record, wrong ones too. @throws MedusaError what is wrong, in words; nothing is counted then
 */
export async function scanAtBench(
  container: MedusaContainer,
  { id, code, actor }: Scanned,
): Promise<{ row: PackingRow; order: BenchOrder }> {
  const { knex } = container.resolve(WAREHOUSE).own
  let verdict = 'wrong'
  let bag: string | null = null
  const said: { line_item_id?: string; inventory_item_id?: string; lot_id?: string; pieces?: number } = {}
  try {
    return await atPacking(knex, id, async (row, trx) => {
      await assertPacker(container, row, actor)
      const order = await readBenchOrder(container, row.order_id, row.wave_id)
      const before = await rightScans(trx, id)
      const now = { ...row, counted: structuredClone(row.counted), grams: { ...row.grams } }
      const done = leftOf(order, row.counted) === 0
      if (done) weigh(order, now, code)
      else if (COUNT.test(code)) {
        const last = before.at(-1)
        const part = order.parts.find(
          (one) => one.line_item_id === last?.line_item_id && one.inventory_item_id === last.inventory_item_id,
        )
        if (!part || last?.lot_id) throw errors.quantityOfWhat()
        const bags = piecesByLot(before, part)
        if (Number(code) < bags) throw errors.fewerThanBags(bags)
        said.pieces = Number(code) - countOf(now.counted, part)
        count(now, part, said.pieces)
        Object.assign(said, { line_item_id: part.line_item_id, inventory_item_id: part.inventory_item_id })
      } else {
        const meaning = await meaningOf(container, order, code)
        said.lot_id = meaning.lot_id
        bag = meaning.bag ?? null
        const first = meaning.parts[0]
        if (!first) throw strange(order, row, code, meaning.called)
        if (meaning.bag && before.some((scan) => scan.code === meaning.bag)) throw errors.bagAgain()
        if (!meaning.lot_id) await assertLotMayLeave(container, row, meaning.parts)
        const part = meaning.parts.find((one) => countOf(now.counted, one) < one.needed) ?? first
        const all =
          meaning.parts.every(({ line_item_id }) => line_item_id === part.line_item_id) && meaning.parts.length > 1
        for (const one of all && !meaning.lot_id ? meaning.parts : [part]) count(now, one, meaning.pieces(one))
        Object.assign(said, { line_item_id: part.line_item_id, inventory_item_id: part.inventory_item_id, pieces: 1 })
      }
      await writeCount(trx, id, now)
      verdict = done ? 'weight' : 'right'
      await noteScan(trx, { packing_id: id, code: bag ?? code, verdict, made_by: actor, ...said })
      return { row: now, order }
    })
  } catch (error) {
    if (verdict === 'wrong' && (error as { code?: string }).code !== 'packing_over')
      await noteScan(knex, { packing_id: id, code, verdict, made_by: actor, ...said }).catch(() => undefined)
    throw error
  }
}

/** What is no good of this order: an order's code says where this one stands. */
function strange(order: BenchOrder, row: PackingRow, code: string, called: string): Error {
  if (!ORDER.test(code)) return errors.wrongGoods(called, wantedOf(order, row))
  const left = leftOf(order, row.counted)
  return code.toUpperCase() === orderCode(order.display_id) ? errors.sameOrder(left) : errors.orderOpen(left)
}

const NAMED = 2
/** A good as a packer knows it, its SKU behind. */
const named = (title: string, sku: string | null | undefined): string => ` ${title}${sku ? `（${sku}）` : ''}`

/** What is still to scan, the first of it by name. */
function wantedOf(order: BenchOrder, row: PackingRow): string {
  const open = order.parts.filter((part) => part.needed > countOf(row.counted, part))
  const first = open
    .slice(0, NAMED)
    .map((part) => `${named(part.title, part.codes[0])} ${part.needed - countOf(row.counted, part)} 件`)
  return first.join('、') + (open.length > NAMED ? `，等 ${open.length} 种` : '')
}

function count(row: PackingRow, part: BenchPart, more: number): void {
  const now = countOf(row.counted, part) + more
  if (now > part.needed) throw errors.tooMany(part.title, part.needed)
  row.counted[part.line_item_id] = { ...row.counted[part.line_item_id], [part.inventory_item_id]: now }
}

const GRAMS = /^(\d{1,6})(?:G|克)?$/i
const KILOS = /^(\d{1,3}\.\d{1,3})(?:KG|千克|公斤)?$/i

/** Whole grams, or kilograms with a point, as scales send them. */
function gramsOf(code: string): number | null {
  const plain = code.normalize('NFKC').replace(/\s/g, '')
  const kilos = KILOS.exec(plain)?.[1]
  if (kilos) return Math.round(Number(kilos) * 1000)
  const grams = GRAMS.exec(plain)?.[1]
  return grams ? Number(grams) : null
}

function weigh(order: BenchOrder, row: PackingRow, code: string): void {
  const [line] = unweighed(order, row.grams)
  if (!line) throw errors.weightNow()
  const weighed_g = gramsOf(code)
  const nominal_g = (line.nominal_g ?? 0) * line.pieces
  if (!weighed_g || weighed_g * 2 < nominal_g || weighed_g > nominal_g * 1.5)
    throw errors.weighFirst(`${line.title} ${line.pieces} 件约 ${nominal_g} 克`)
  row.grams[line.line_item_id] = weighed_g
}

async function meaningOf(container: MedusaContainer, order: BenchOrder, code: string): Promise<Meaning> {
  const plain = tidyCode(code)
  const parts = order.parts.filter((part) => part.codes.includes(plain))
  if (parts.length) return { parts, pieces: ONE, called: parts[0].title }
  const line = order.lines.find(({ codes }) => codes.includes(plain))
  if (line) {
    const all = order.parts.filter(({ line_item_id }) => line_item_id === line.line_item_id)
    return { parts: all, pieces: ({ each }) => each, called: line.title }
  }
  const link = parseLink(code)
  const serial = ADDRESS.exec(code)?.[1] ?? (link ? link.serial : code)
  const of_bag = serial ? await container.resolve(TRACE).lotOfCode(serial) : null
  const lot_id = of_bag ?? (await container.resolve(LOT).idAsTyped(link ? link.lot : code))
  if (!lot_id) return { parts: [], pieces: ONE, called: ORDER.test(code) ? code : await strangerOf(container, code) }
  return ofLot(container, order, lot_id, of_bag && serial ? tidyCode(serial) : null)
}

/** What bears a code that nothing of this order does. */
async function strangerOf(container: MedusaContainer, code: string): Promise<string> {
  const good = await findVariant(container, code)
  return good ? named(good.title, good.sku) : `没有登记的条码 ${code.slice(0, 40)}`
}

/** A bag of a lot that was called back, or is past its day, is wrong whatever was ordered. */
async function ofLot(
  container: MedusaContainer,
  order: BenchOrder,
  lot_id: string,
  bag: string | null,
): Promise<Meaning> {
  const [lot] = await container.resolve(LOT).readLots([lot_id])
  const item = lot.inventory_item_id ?? ''
  const parts = order.parts.filter(({ inventory_item_id }) => inventory_item_id === item)
  const good = parts[0] ?? (await goodsOf(container, [item])).get(item)
  const title = good?.title ?? ''
  if (!mayLeave(lot)) throw errors.lotStays(title, lot.code)
  return { parts, lot_id, bag, pieces: ONE, called: `${named(title, good?.codes[0])}，批次 ${lot.code}` }
}
