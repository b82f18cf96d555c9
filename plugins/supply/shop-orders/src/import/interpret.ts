/** Rows of a shop's file as orders: several rows of one number are one order, and whatever cannot be meant is said by row and column. */
import { setImmediate } from 'node:timers/promises'
import { type AreaTree, buildAreaTree, MOBILE, normalizePhone, parseAddressLine } from '@shanzhen/address/server'
import type { Sheet, SheetCell } from '@shanzhen/documents/sheets/limits'
import { regionFault } from '@shanzhen/freight/regions'
import { regionData } from 'element-china-area-data'
import type { Draft, Receiver } from '../orders/quote-drafts'
import type { Columns, Field, Head } from './columns'

export type RowFault = { row: number; field: Field; code: string; message: string; suggestion?: string }
export type ReadOrder = { number: string; rows: number[]; draft: Draft | null; faults: RowFault[] }
/** A size by what shops call it: SKU or barcode. */
export type SkuTable = ReadonlyMap<string, string>

const MOST_PIECES = 999
const MOST_LINES = 50
const MOST_DETAIL = 120
/** Orders that are read before others are let in between. */
const AT_ONCE = 50
const tree: AreaTree = buildAreaTree(regionData)

/** @returns in the order in which numbers first come */
export async function readOrders({ rows }: Sheet, head: Head, skus: SkuTable): Promise<ReadOrder[]> {
  const orders = new Map<string, Line[]>()
  for (const one of rows) {
    if (one.row <= head.row) continue
    const line = lineOf(one, head.columns)
    if (Object.values(line.cells).every((cell) => !cell || cell.merged)) continue
    const key = line.cells.number?.text ?? `\n${line.row}`
    const lines = orders.get(key)
    if (lines) lines.push(line)
    else orders.set(key, [line])
  }
  const known: Known = { skus, near: new Map([...skus.keys()].map((sku) => [bare(sku), sku])) }
  const read: ReadOrder[] = []
  for (const lines of orders.values()) {
    read.push(readOrder(lines, known))
    if (read.length % AT_ONCE === 0) await setImmediate()
  }
  return read
}

/** `near`: by what is left of a code without its blanks and strokes. */
type Known = { skus: SkuTable; near: ReadonlyMap<string, string> }
const bare = (sku: string) => sku.toLowerCase().replace(/[\s_-]/g, '')

type Line = { row: number; cells: Partial<Record<Field, SheetCell>> }

const lineOf = ({ row, cells }: Sheet['rows'][number], columns: Columns): Line => ({
  row,
  cells: Object.fromEntries((Object.entries(columns) as [Field, number][]).map(([field, at]) => [field, cells[at]])),
})

function readOrder(lines: Line[], known: Known): ReadOrder {
  const faults: RowFault[] = []
  const [first] = lines
  const number = readNumber(first, faults)
  const receiver = readReceiver(lines, faults)
  const items = new Map<string, number>()
  for (const line of lines) {
    const item = readItem(line, known, faults)
    // The same size in two rows is one line of so many.
    if (item) items.set(item.variant_id, (items.get(item.variant_id) ?? 0) + item.quantity)
  }
  for (const quantity of items.values())
    if (quantity > MOST_PIECES)
      faults.push({
        row: first.row,
        field: 'quantity',
        code: 'too_many',
        message: `同一规格一单最多 ${MOST_PIECES} 件`,
      })
  if (items.size > MOST_LINES)
    faults.push({ row: first.row, field: 'sku', code: 'too_many_lines', message: `一单最多 ${MOST_LINES} 种规格` })
  const notes = [...new Set(lines.flatMap(({ cells }) => cells.note?.text ?? []))].join('；')
  if (notes.length > 200)
    faults.push({
      row: first.row,
      field: 'note',
      code: 'too_long',
      message: '备注不超过 200 字',
      suggestion: notes.slice(0, 200).replace(/\p{Surrogate}$/u, ''),
    })
  const draft = {
    ...{ number, receiver: receiver as Receiver, ...(notes && { note: notes }) },
    items: [...items].map(([variant_id, quantity]) => ({ variant_id, quantity })),
  }
  return { number, rows: lines.map(({ row }) => row), draft: faults.length ? null : draft, faults }
}

/** Excel keeps fifteen digits of a number, and writes few of them into a CSV: what is longer is not what was typed. */
function readNumber({ row, cells: { number } }: Line, faults: RowFault[]): string {
  const text = number?.text ?? ''
  const fault = (code: string, message: string) => faults.push({ row, field: 'number', code, message })
  if (!text) fault('missing', '缺少订单编号')
  else if ((number?.numeric && text.replace(/\D/g, '').length > 15) || /^\d(?:\.\d+)?e\+?\d+$/i.test(text))
    fault('digits_lost', '超过 15 位的编号被表格当成数字，后几位已经不对；请把这一列设成文本，重新粘贴编号')
  else if (text.length > 64) fault('too_long', '订单编号不超过 64 字')
  return text
}

function readItem({ row, cells }: Line, { skus, near }: Known, faults: RowFault[]) {
  const sku = cells.sku?.text ?? ''
  const variant_id = skus.get(sku.toLowerCase())
  const suggestion = near.get(bare(sku))
  const fault = (field: 'sku' | 'quantity', code: string, message: string, more: { suggestion?: string } = {}) =>
    faults.push({ row, field, code, message, ...more })
  if (!sku) fault('sku', 'missing', '缺少商品编码')
  else if (!variant_id) fault('sku', 'unknown', `没有供货的商品编码“${sku}”`, suggestion ? { suggestion } : {})
  for (const field of ['sku', 'quantity'] as const)
    if (cells[field]?.merged) fault(field, 'merged', '这一格和上一行是合并的，请拆开，每行各写一个')
  const text = (cells.quantity?.text ?? '').normalize('NFKC').replace(/^([\d.]+)\s*[件份袋盒瓶个]$/, '$1')
  const quantity = Number(text)
  if (!text) fault('quantity', 'missing', '缺少数量')
  else if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PIECES) {
    fault('quantity', 'invalid', `数量须为 1 到 ${MOST_PIECES} 的整数`)
    return null
  }
  return variant_id && text ? { variant_id, quantity } : null
}

const ADDRESS = ['name', 'phone', 'province', 'city', 'district', 'detail'] as const

function readReceiver(lines: Line[], faults: RowFault[]): Receiver | null {
  const [first, ...others] = lines
  for (const { row, cells } of others)
    for (const field of ADDRESS) {
      const [one, other] = [first.cells[field]?.text, cells[field]?.text]
      // Systems leave the receiver out of an order's further rows.
      if (other && other !== one)
        faults.push({ row, field, code: 'differs', message: '同一订单编号的收货人不一致', suggestion: one })
    }
  const { row, cells } = first
  const text = (field: Field) => (cells[field]?.text ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim()
  const before = faults.length
  const fault = (field: Field, code: string, message: string, suggestion?: string) =>
    faults.push({ row, field, code, message, ...(suggestion && { suggestion }) })
  const name = text('name')
  if (!name) fault('name', 'missing', '缺少收货人')
  else if (/[*＊]/.test(name)) fault('name', 'masked', '收货人被平台隐藏了，请解密后再上传')
  else if (name.length > 30) fault('name', 'too_long', '收货人不超过 30 字')
  const phone = normalizePhone(text('phone'))
  if (!phone) fault('phone', 'missing', '缺少收货手机')
  else if (/[*＊]/.test(phone)) fault('phone', 'masked', '手机号被平台隐藏了，请解密后再上传')
  else if (!MOBILE.test(phone)) {
    const virtual = /^(1[3-9]\d{9})\D+(\d{3,6})$/.exec(text('phone'))
    if (virtual) fault('phone', 'virtual', '虚拟号带分机，快递收不了；请填真实手机号')
    else fault('phone', 'invalid', '请填写 11 位手机号')
  }
  const place = readPlace(text, fault)
  return faults.length > before || !place ? null : { name, phone, ...place }
}

/** From columns of their own, or out of the whole address in one; a place that is not certain waits for a person. */
function readPlace(
  text: (field: Field) => string,
  fault: (field: Field, code: string, message: string, suggestion?: string) => void,
): Omit<Receiver, 'name' | 'phone'> | null {
  // No place has a longer name.
  const [province, city, district] = (['province', 'city', 'district'] as const).map((part) => text(part).slice(0, 30))
  const detail = text('detail')
  if (!detail) {
    fault('detail', 'missing', '缺少收货地址')
    return null
  }
  if (/[*＊]/.test(detail)) {
    fault('detail', 'masked', '地址被平台隐藏了，请解密后再上传')
    return null
  }
  if (detail.length > 200) {
    fault('detail', 'too_long', '地址不超过 200 字')
    return null
  }
  const whole = [province, city === province ? '' : city, district]
    .filter((part) => part && !detail.startsWith(part))
    .join('')
  const read = parseAddressLine(whole + detail, tree)
  if (read.clash) {
    const { written, ...named } = read.clash
    const there = `${named.province}${named.city}${named.district}`
    fault('detail', 'region', `“${written}”和“${there}”不是一个地方，请改成对的`, `${there}${read.detail}`)
    return null
  }
  const unsure = !read.province || !read.city || !read.district
  const place = {
    province: province || read.province,
    city: city || read.city,
    // 雁塔 is 雁塔区.
    district: read.district.startsWith(district) ? read.district : district,
    detail: read.detail && !unsure ? read.detail : detail,
  }
  if (unsure || !place.province || !place.city || !place.district) {
    const found = [read.province, read.city, read.district].filter(Boolean).join('')
    fault('detail', 'doubtful', found ? `地址只认出“${found}”，请补全省、市、区县` : '地址里认不出省、市、区县，请补全')
    return null
  }
  // What the columns say and what the address says must be one place.
  const clash = regionFault(place)
  const differs = !place.district.includes(read.district)
  if (clash || differs) {
    const suggestion = `${read.province}${read.city}${read.district}${read.detail}`
    fault('detail', 'region', clash?.message ?? `区县“${district}”和地址里的“${read.district}”不一致`, suggestion)
    return null
  }
  if (place.detail.length < 3) {
    fault('detail', 'too_short', '请写到街道、小区和门牌号')
    return null
  }
  if (place.detail.length > MOST_DETAIL) {
    fault('detail', 'too_long', `省、市、区县以外的地址不超过 ${MOST_DETAIL} 字`)
    return null
  }
  return { province: read.province, city: read.city, district: read.district, detail: place.detail }
}
