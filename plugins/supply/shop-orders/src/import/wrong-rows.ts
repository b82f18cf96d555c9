/** What comes back to a shop: its own columns, the rows that are wrong alone, each with why and what is likely meant. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ORDER_IMPORT } from '../modules/order-import'
import type { ImportRow } from '../modules/order-import/types'
import { FIELD_WORDS, FIELDS } from './columns'

const PAGE = 500
const REASON = '错误原因'
const SUGGESTION = '建议修正'

type Cell = { value: string; type: StringConstructor; fontWeight?: 'bold'; color?: string }

/** Every cell is text: a long number keeps its digits, and nothing is a formula. */
const text = (value: string): Cell => ({ value, type: String })
const head = (value: string): Cell => ({ ...text(value), fontWeight: 'bold' })

async function workbook(rows: Cell[][], widths: number[]): Promise<Buffer> {
  // The library is an ECMAScript module; this plugin is built as CommonJS.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const columns = widths.map((width) => ({ width }))
  return writeExcelFile(rows, { sheet: '订单', columns, stickyRowsCount: 1 }).toBuffer()
}

export async function wrongRows(container: MedusaContainer, file: ImportRow): Promise<Buffer> {
  const imports = container.resolve(ORDER_IMPORT)
  // A file that comes back a second time has these columns already.
  const kept = file.head.map((name, at) => ({ name, at })).filter(({ name }) => name !== REASON && name !== SUGGESTION)
  const rows: Cell[][] = [[...kept.map(({ name }) => head(name)), head(REASON), head(SUGGESTION)]]
  for (let after = -1; ;) {
    const page = await imports.ordersOf(file.id, { take: PAGE, after, good: false })
    for (const { row_nos, cells, faults } of page)
      for (const [i, row] of row_nos.entries()) {
        // Of an order of several rows each says its own; what is nobody's stands at the first.
        const own = faults.filter((fault) => fault.row === row || (i === 0 && !row_nos.includes(fault.row)))
        rows.push([
          ...kept.map(({ at }) => text(cells[i]?.[at] ?? '')),
          { ...text(own.map(({ message }) => message).join('；')), color: '#B3261E' },
          text(
            own
              .flatMap(({ field, suggestion }) => (suggestion ? `${FIELD_WORDS[field]}：${suggestion}` : []))
              .join('；'),
          ),
        ])
      }
    if (page.length < PAGE) break
    after = page[page.length - 1].seq
  }
  return workbook(rows, [...kept.map(() => 16), 44, 36])
}

const EXAMPLE: Record<(typeof FIELDS)[number], string> = {
  number: 'DD20261129001',
  name: '王小山',
  phone: '13800000000',
  province: '陕西省',
  city: '西安市',
  district: '雁塔区',
  detail: '演示路 1 号 2 栋 301 室',
  sku: '',
  quantity: '1',
  note: '',
}

/** All columns as text, with one demonstration row that names a size which is offered. */
export const template = (sku: string): Promise<Buffer> =>
  workbook(
    [
      FIELDS.map((field) => head(FIELD_WORDS[field])),
      FIELDS.map((field) => text(field === 'sku' ? sku : EXAMPLE[field])),
    ],
    [22, 12, 16, 10, 10, 10, 34, 20, 8, 20],
  )
