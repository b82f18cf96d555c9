/** A shop's file of orders: read and priced as a dry run, sent as it was shown, and given back with what is wrong. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { type Sheet, SheetRefused } from '@shanzhen/documents/sheets/limits'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { ORDER_IMPORT } from '../modules/order-import'
import type { ImportRow } from '../modules/order-import/types'
import { SHOP_ORDER } from '../modules/shop-order'
import { contentHash } from '../modules/shop-order/store/rows'
import { placeWaiting } from '../orders/place-orders'
import { type QuotedDraft, quoteDrafts, type Trader } from '../orders/quote-drafts'
import { type Columns, FIELD_WORDS, findHead, type Head, signatureOf } from './columns'
import { readOrders, type ReadOrder, type RowFault } from './interpret'
import { readSkus } from './read-skus'

const BATCH = 200

export type FileInput = { file: Buffer; filename: string; columns?: Columns; made_by: string }

/** @throws MedusaError invalid_data where it is no table, or names no columns that are needed */
export async function takeFile(container: MedusaContainer, shop: Trader, input: FileInput): Promise<string> {
  const imports = container.resolve(ORDER_IMPORT)
  const sheet = await read(input.file)
  const head = await headOf(container, shop.id, sheet, input)
  const orders = await readOrders(sheet, head, await readSkus(container, shop.tier))
  if (!orders.length) throw refused('表头下面没有订单')
  const cells = new Map(sheet.rows.map((one) => [one.row, one.cells]))
  const quoted = await quoteAll(container, shop, orders)
  const numbers = orders.flatMap(({ number }) => [number, ...withZeros(number)])
  const standing = await container.resolve(SHOP_ORDER).standing(shop.id, numbers)
  const [left, before] = [new Map<string, number>(), new Map<string, string>()]
  return imports.keep({
    ...{ shop_id: shop.id, filename: input.filename, made_by: input.made_by },
    file_hash: createHash('sha256').update(input.file).digest('hex'),
    ...{ head: head.names, head_row: head.row, columns: head.columns },
    orders: orders.map((order) => {
      const quote = order.draft ? quoted.get(order.number) : undefined
      const faults = [...order.faults, ...quoteFaults(order, quote), ...standingFaults(order, quote, standing)]
      if (!faults.length && quote) faults.push(...twiceHere(order, quote, before))
      if (!faults.length && quote) faults.push(...takeStock(order, quote, left))
      return {
        ...{ number: order.number, row_nos: order.rows, faults },
        cells: order.rows.map((row) => head.names.map((_, at) => cells.get(row)?.[at]?.text ?? '')),
        ...{
          body: (!faults.length && quote?.body) || null,
          goods_fen: quote?.goods_fen ?? 0,
          freight_fen: quote?.freight_fen ?? 0,
        },
        lead_hours: quote?.lead_hours ?? 1,
      }
    }),
  })
}

async function read(file: Buffer): Promise<Sheet> {
  try {
    return await readTable(file)
  } catch (error) {
    if (error instanceof SheetRefused) throw refused(error.message)
    throw error
  }
}

async function headOf(
  container: MedusaContainer,
  shop_id: string,
  sheet: Sheet,
  { columns, made_by }: FileInput,
): Promise<Head> {
  const imports = container.resolve(ORDER_IMPORT)
  const names = sheet.rows.slice(0, 10).map(({ cells }) => signatureOf(Array.from(cells, (cell) => cell?.text ?? '')))
  const said = await imports.columnsSaid(shop_id, names)
  const found = findHead(sheet, (signature) => said.get(signature))
  if (!found) throw refused('找不到表头，请用模板，或让第一行写明订单编号、收货人、手机号、收货地址、商品编码、数量')
  const head = columns ? { ...found, columns, missing: [] } : found
  if (head.missing.length)
    throw refused(`缺少这些列：${head.missing.map((field) => FIELD_WORDS[field]).join('、')}`, found)
  if (columns) await imports.rememberColumns(shop_id, signatureOf(head.names), columns, made_by)
  return head
}

/** @param head where the columns were found and one was not: what a person may say of them */
function refused(message: string, head?: Head): MedusaError {
  const error = new MedusaError(MedusaError.Types.INVALID_DATA, message)
  return Object.assign(error, head && { head: { names: head.names, columns: head.columns, missing: head.missing } })
}

async function quoteAll(
  container: MedusaContainer,
  shop: Trader,
  orders: ReadOrder[],
): Promise<Map<string, QuotedDraft>> {
  const drafts = orders.flatMap(({ draft }) => draft ?? [])
  const quoted = new Map<string, QuotedDraft>()
  for (let from = 0; from < drafts.length; from += BATCH)
    for (const quote of await quoteDrafts(container, shop, drafts.slice(from, from + BATCH)))
      quoted.set(quote.draft.number, quote)
  return quoted
}

const quoteFaults = ({ rows }: ReadOrder, quote: QuotedDraft | undefined): RowFault[] =>
  (quote?.faults ?? []).map(({ field, code, message }) => ({
    ...{ row: rows[0], code, message, field: field === 'receiver' ? ('detail' as const) : ('sku' as const) },
  }))

/** `left`: what orders further up in the file leave of each good on its shelf; what this one takes is off it. Gift boxes take their parts. */
function takeStock({ rows }: ReadOrder, { draft, priced }: QuotedDraft, left: Map<string, number>): RowFault[] {
  const rest = new Map<string, number>()
  for (const { variant_id, inventory_item_id, location_id, quantity, free, allow_backorder } of priced?.claims ?? []) {
    if (allow_backorder) continue
    const key = `${inventory_item_id}@${location_id}`
    const there = rest.get(key) ?? left.get(key) ?? free
    if (quantity > there) {
      const asked = draft.items.find((item) => item.variant_id === variant_id)?.quantity ?? 1
      const pieces = Math.max(0, Math.floor((there * asked) / quantity))
      const message = `库存不够：前面的订单用掉以后只剩 ${pieces} 件`
      return [{ row: rows[0], field: 'quantity', code: 'insufficient', message }]
    }
    rest.set(key, there - quantity)
  }
  for (const [key, pieces] of rest) left.set(key, pieces)
  return []
}

const MOST_ZEROS = 10
const bareNumber = (number: string) => (/^\d+$/.test(number) ? number.replace(/^0+(?=\d)/, '') : number)
/** What a number may have been before a table took it for a sum and left out the zeros at its front; and after. */
function withZeros(number: string): string[] {
  if (!/^\d+$/.test(number)) return []
  const bare = bareNumber(number)
  return Array.from({ length: MOST_ZEROS + 1 }, (_, zeros) => '0'.repeat(zeros) + bare).filter((one) => one !== number)
}

/** A number that is an order already: it is not ordered again, and never changed by a file. */
function standingFaults(
  { rows, number }: ReadOrder,
  quote: QuotedDraft | undefined,
  standing: Map<string, { content_hash: string; state: string }>,
): RowFault[] {
  if (!quote?.body) return []
  const content_hash = contentHash(quote.body)
  const known = standing.get(number)
  if (!known) {
    const before = withZeros(number).find((one) => standing.get(one)?.content_hash === content_hash)
    if (!before) return []
    const message = `和下过的 ${before} 只差前面的零，内容也一样：多半是表格改了编号，不会重复下`
    return [{ row: rows[0], field: 'number', code: 'repeated', message }]
  }
  const same = known.content_hash === content_hash
  const message = same
    ? '这个编号已经下过单，不会重复下'
    : '这个编号已经下过另一个订单；要改请先取消原来的，再换一个编号'
  return [{ row: rows[0], field: 'number', code: same ? 'repeated' : 'number_used', message }]
}

/** The same order further up in the file, by a number that has other zeros at its front: `before` keeps those that stand. */
function twiceHere({ rows, number }: ReadOrder, { body }: QuotedDraft, before: Map<string, string>): RowFault[] {
  if (!body) return []
  const key = `${bareNumber(number)}\n${contentHash(body)}`
  const same = before.get(key)
  if (same === undefined) {
    before.set(key, number)
    return []
  }
  const message = `和上面的 ${same} 只差前面的零，内容也一样：多半是同一单，不会下两次`
  return [{ row: rows[0], field: 'number', code: 'repeated', message }]
}

/**
 * Sends what was shown: the good ones, or all where all are good. It goes on where a crash ended it.
 * @throws MedusaError not_allowed where it is over
 */
export async function sendImport(container: MedusaContainer, file: ImportRow): Promise<void> {
  const imports = container.resolve(ORDER_IMPORT)
  if (!file.good) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '没有可以提交的订单，请改好后重新上传')
  if (!(await imports.move(file.id, 'read', 'sending')))
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '这个文件已经提交过，或已放弃')
}

/** Every order that is left of a file that is being sent, batch by batch. Repeatable: a number is one order. */
export async function goOnSending(container: MedusaContainer, file: ImportRow): Promise<void> {
  const [imports, shop_orders] = [container.resolve(ORDER_IMPORT), container.resolve(SHOP_ORDER)]
  for (let after = -1; ;) {
    const page = await imports.ordersOf(file.id, { take: BATCH, after, good: true })
    if (!page.length) break
    const taken = await shop_orders.takeIn(
      page.flatMap(({ number, body, lead_hours, row_nos }) =>
        body
          ? [
              {
                ...{ shop_id: file.shop_id, number, door: 'file' as const, body, lead_hours },
                ...{ made_by: file.made_by, import_id: file.id, row_no: row_nos[0] },
              },
            ]
          : [],
      ),
      file.sent_at,
    )
    await placeWaiting(
      container,
      taken.flatMap(({ row, used }) => (used ? [] : [row])),
    )
    after = page[page.length - 1].seq
  }
  await imports.move(file.id, 'sending', 'done')
}
