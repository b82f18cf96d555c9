/** Which column of a shop's file is what: by the names that order systems give them, or as the shop said before. */
import type { Sheet } from '@shanzhen/documents/sheets/limits'

export const FIELDS = [
  'number',
  'name',
  'phone',
  'province',
  'city',
  'district',
  'detail',
  'sku',
  'quantity',
  'note',
] as const
export type Field = (typeof FIELDS)[number]
/** Column (from 0) by field. */
export type Columns = Partial<Record<Field, number>>

export const FIELD_WORDS: Record<Field, string> = {
  number: '订单编号',
  name: '收货人',
  phone: '收货手机',
  province: '省',
  city: '市',
  district: '区县',
  detail: '收货地址',
  sku: '商品编码',
  quantity: '数量',
  note: '备注',
}

const ALIASES: Record<Field, readonly string[]> = {
  number: ['订单编号', '线上订单号', '平台订单号', '订单号', '主订单编号', '原始单号', '单号', 'order', 'ordernumber'],
  name: ['收货人', '收件人', '收货人姓名', '收件人姓名', '姓名', '联系人', 'name'],
  phone: [
    '收货手机',
    '手机号',
    '手机',
    '收货人手机',
    '收件人手机',
    '联系手机',
    '联系电话',
    '电话',
    '收货人电话',
    'phone',
  ],
  province: ['省', '省份', '收货省份', '收件省', '收货省', 'province'],
  city: ['市', '城市', '收货城市', '收件市', '收货市', 'city'],
  district: ['区县', '区', '县', '区/县', '收货区县', '收件区', '地区', 'district'],
  detail: ['收货地址', '详细地址', '收件地址', '收货人地址', '街道地址', '地址', 'address'],
  sku: ['商品编码', '商家编码', '规格编码', '货号', '外部编码', 'sku', 'skuid'],
  quantity: ['数量', '商品数量', '购买数量', '件数', 'quantity', 'qty'],
  note: ['买家留言', '备注', '买家备注', '卖家备注', '留言', '客户备注', 'note'],
}
const NEEDED: readonly Field[] = ['number', 'name', 'phone', 'detail', 'sku', 'quantity']

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*：:（）()_-]/g, '')
const FIELD_OF = new Map(
  (Object.entries(ALIASES) as [Field, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [plain(name), field] as const),
  ),
)

export type Head = { row: number; names: string[]; columns: Columns; missing: Field[] }

/** What a head of columns is told apart by, to remember what a shop said of it. */
export const signatureOf = (names: string[]): string => names.map(plain).join('|')

/**
 * The row of the first ten that names most columns; titles and remarks above it are passed over.
 * @param said what the shop said of a head with this signature
 */
export function findHead({ rows }: Sheet, said: (signature: string) => Columns | undefined): Head | null {
  let best: { at: number; columns: Columns; names: string[] } | null = null
  for (const [at, { cells }] of rows.slice(0, 10).entries()) {
    const names = Array.from(cells, (cell) => cell?.text ?? '')
    const columns: Columns = said(signatureOf(names)) ?? guess(names)
    if (Object.keys(columns).length > Object.keys(best?.columns ?? {}).length) best = { at, columns, names }
  }
  if (!best) return null
  const { columns, names } = best
  return { row: rows[best.at].row, names, columns, missing: NEEDED.filter((field) => columns[field] === undefined) }
}

/** Of two columns with names of one field the first stands; of notes too. */
function guess(names: string[]): Columns {
  const columns: Columns = {}
  for (const [at, name] of names.entries()) {
    const field = FIELD_OF.get(plain(name))
    if (field && columns[field] === undefined) columns[field] = at
  }
  return columns
}
