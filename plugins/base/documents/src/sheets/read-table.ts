/** Tables that people upload: workbooks and CSV, the latter in UTF-8 or, as Chinese Excel writes it, in GB18030. */
import { parse } from 'csv-parse/sync'
import { SHEET_LIMITS, type Sheet, SheetRefused } from './limits'
import { readWorkbook } from './read-workbook'

const ZIP = 'PK\u0003\u0004'
const OLE = 'd0cf11e0a1b11ae1'

/** What it is is told by its bytes, never by its name. @throws SheetRefused with the reason for whoever sent it */
export async function readTable(file: Buffer): Promise<Sheet> {
  if (!file.length) throw new SheetRefused('文件是空的')
  if (file.length > SHEET_LIMITS.file_bytes) throw new SheetRefused('文件超过 20 MB，请分成几个文件')
  if (file.subarray(0, 4).toString('latin1') === ZIP) return readWorkbook(file)
  if (file.subarray(0, 8).toString('hex') === OLE)
    throw new SheetRefused('这是旧版或加密的工作簿，请去掉密码，另存为 .xlsx 再上传')
  return readCsv(file)
}

function readCsv(file: Buffer): Sheet {
  const text = decode(file)
  if (/[\0\u0001-\u0008]/.test(text)) throw new SheetRefused('这不是表格，请上传 .xlsx 或 .csv')
  const head = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [',', '\t', ';'].sort((a, b) => head.split(b).length - head.split(a).length)[0]
  let rows: string[][]
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }
    rows = parse(text, { ...options, to: SHEET_LIMITS.rows + 1 })
  } catch {
    throw new SheetRefused('这个 CSV 读不懂：引号或分隔符不对')
  }
  if (rows.length > SHEET_LIMITS.rows) throw new SheetRefused(`一次最多 ${SHEET_LIMITS.rows} 行，请分成几个文件`)
  return {
    rows: rows.map((cells, i) => ({
      row: i + 1,
      cells: cells.slice(0, SHEET_LIMITS.columns).map((cell) => {
        // Excel's ="00123", and the quote by which a formula is told to be text.
        const value = cell
          .trim()
          .replace(/^="(.*)"$/, '$1')
          .replace(/^'(?=[=+\-@])/, '')
        return value ? { text: value.slice(0, SHEET_LIMITS.cell_chars), numeric: false } : undefined
      }),
    })),
  }
}

function decode(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('gb18030').decode(file)
  }
}
