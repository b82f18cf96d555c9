/** Tables that people upload: workbooks and CSV, the latter in UTF-8 or, as Chinese Excel writes it, in GB18030. */
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { cellText, SHEET_LIMITS, type Sheet, SheetRefused } from './limits'
import { readWorkbook } from './read-workbook'

const ZIP = 'PK\u0003\u0004'
const OLE = 'd0cf11e0a1b11ae1'
const TOO_LONG = '有一行太长，不像是表格'

/** What it is is told by its bytes, never by its name. @throws SheetRefused with the reason for whoever sent it */
export async function readTable(file: Buffer): Promise<Sheet> {
  if (!file.length) throw new SheetRefused('文件是空的')
  if (file.length > SHEET_LIMITS.file_bytes) throw new SheetRefused('文件超过 20 MB，请分成几个文件')
  if (file.subarray(0, 4).toString('latin1') === ZIP) return readWorkbook(file)
  if (file.subarray(0, 8).toString('hex') === OLE)
    throw new SheetRefused('这是旧版或加密的工作簿，请去掉密码，另存为 .xlsx 再上传')
  return readCsv(file)
}

/** Piece by piece, so that whoever asks meanwhile is answered. */
async function readCsv(file: Buffer): Promise<Sheet> {
  const text = decode(file)
  if (/[\0\u0001-\u0008]/.test(text)) throw new SheetRefused('这不是表格，请上传 .xlsx 或 .csv')
  if (hasEndlessLine(text)) throw new SheetRefused(TOO_LONG)
  const head = text.slice(0, SHEET_LIMITS.record_chars).split(/\r|\n/, 1)[0]
  const delimiter = [',', '\t', ';'].sort((a, b) => head.split(b).length - head.split(a).length)[0]
  const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }
  const rows: Sheet['rows'] = []
  try {
    const lines = Readable.from(pieces(text)).pipe(parse({ ...options, max_record_size: SHEET_LIMITS.record_chars }))
    for await (const cells of lines as AsyncIterable<string[]>) {
      if (rows.length >= SHEET_LIMITS.rows) throw new SheetRefused(`一次最多 ${SHEET_LIMITS.rows} 行，请分成几个文件`)
      rows.push({ row: rows.length + 1, cells: cells.slice(0, SHEET_LIMITS.columns).map(cellOf) })
    }
  } catch (error) {
    if (error instanceof SheetRefused) throw error
    const long = error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE'
    throw new SheetRefused(long ? TOO_LONG : '这个 CSV 读不懂：引号或分隔符不对')
  }
  return { rows }
}

const PIECE = 65_536
async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE)
    await setImmediate()
  }
}

/** Blanks between signs count too: of them the parser makes cells. */
function hasEndlessLine(text: string): boolean {
  for (let at = 0, from = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) from = at + 1
    else if (at - from > SHEET_LIMITS.record_chars) return true
  }
  return false
}

function cellOf(cell: string) {
  // Excel's ="00123", and the quote by which a formula is told to be text.
  const value = cellText(cell)
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'(?=[=+\-@])/, '')
  return value ? { text: value, numeric: false } : undefined
}

function decode(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('gb18030').decode(file)
  }
}
