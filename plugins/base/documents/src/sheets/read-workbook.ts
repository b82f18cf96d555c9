/** The first sheet of an Excel workbook (.xlsx, ECMA-376), read as a stream: what it unpacks to is bounded before and while. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import * as yauzl from 'yauzl'
import {
  cellText,
  SHEET_LIMITS,
  SheetRefused,
  type Sheet,
  type SheetCell,
  TABLE_TOO_LARGE as TOO_LARGE,
  textCounter,
} from './limits'

const BROKEN = '这个工作簿打不开，请用 Excel 或 WPS 另存为 .xlsx 再上传'

/** @throws SheetRefused where it is no workbook, too large, or unpacks to more than it may */
export async function readWorkbook(file: Buffer): Promise<Sheet> {
  const zip = await open(file)
  try {
    const entries = await listEntries(zip)
    const path = await firstSheet(zip, entries)
    const strings = entries.get('xl/sharedStrings.xml')
    const shared = strings ? await readShared(zip, strings) : []
    const sheet = entries.get(path)
    if (!sheet) throw new SheetRefused(BROKEN)
    return await readSheet(zip, sheet, shared)
  } finally {
    zip.close()
  }
}

const open = (file: Buffer): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(file, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(new SheetRefused(BROKEN)) : resolve(zip),
    )
  })

const { growth } = SHEET_LIMITS

/** What the directory says of sizes is believed where it is too much, and held to while unpacking. */
function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    let unpacked = 0
    zip.on('entry', (entry: yauzl.Entry) => {
      unpacked += entry.uncompressedSize
      const swells =
        entry.uncompressedSize > growth.from_bytes && entry.uncompressedSize > growth.times * entry.compressedSize
      if (swells || unpacked > SHEET_LIMITS.unpacked_bytes || entries.size > 2000)
        return reject(new SheetRefused(TOO_LARGE))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', () => reject(new SheetRefused(BROKEN)))
    zip.readEntry()
  })
}

type Handlers = { open?: (tag: SaxesTagPlain) => void; close?: (name: string) => void; text?: (text: string) => void }

/**
 * Parses one entry as it unpacks. A document type, with which entities come, is refused, and so is what nests, repeats or grows
 * attributes as no table does: what is held of it stays small, however it is packed.
 */
async function parse(zip: yauzl.ZipFile, entry: yauzl.Entry, { open, close, text }: Handlers): Promise<void> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, found) => (error ? reject(new SheetRefused(BROKEN)) : resolve(found)))
  })
  const parser = new SaxesParser()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', () => {
    throw new SheetRefused(BROKEN)
  })
  let [elements, depth, attributes] = [0, 0, 0]
  parser.on('opentagstart', () => {
    attributes = 0
    elements++
    depth++
    if (elements > SHEET_LIMITS.elements || depth > SHEET_LIMITS.depth) throw new SheetRefused(TOO_LARGE)
  })
  parser.on('attribute', () => {
    attributes++
    if (attributes > SHEET_LIMITS.attributes) throw new SheetRefused(TOO_LARGE)
  })
  if (open) parser.on('opentag', (tag) => open({ ...tag, name: local(tag.name) } as SaxesTagPlain))
  parser.on('closetag', (tag) => {
    depth--
    close?.(local(tag.name))
  })
  if (text) parser.on('text', text)
  parser.on('error', () => {
    throw new SheetRefused(BROKEN)
  })
  const decoder = new TextDecoder()
  try {
    for await (const chunk of stream) parser.write(decoder.decode(chunk as unknown as Buffer, { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof SheetRefused || error === ENOUGH ? error : new SheetRefused(BROKEN)
  }
}

/** Thrown by a handler that has seen all it needs. */
const ENOUGH = new Error('enough')

async function firstSheet(zip: yauzl.ZipFile, entries: Map<string, yauzl.Entry>): Promise<string> {
  const [workbook, relations] = [entries.get('xl/workbook.xml'), entries.get('xl/_rels/workbook.xml.rels')]
  if (!workbook || !relations) throw new SheetRefused(BROKEN)
  let wanted: string | undefined
  await parse(zip, workbook, {
    open: ({ name, attributes }) => {
      if (name !== 'sheet' || wanted || (attributes.state ?? 'visible') !== 'visible') return
      wanted = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    },
  })
  let target: string | undefined
  await parse(zip, relations, {
    open: ({ name, attributes }) => {
      if (name === 'Relationship' && attributes.Id === wanted) target = attributes.Target
    },
  })
  if (!target) throw new SheetRefused(BROKEN)
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function readShared(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string[]> {
  const strings: string[] = []
  let [current, inText, phonetic] = ['', false, false]
  await parse(zip, entry, {
    open: ({ name }) => {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic = true
      if (name === 't') inText = true
    },
    text: (text) => {
      if (inText && !phonetic && current.length < SHEET_LIMITS.cell_chars) current += text
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      // Tidied once, however many cells name it.
      if (name === 'si') strings.push(cellText(current))
    },
  })
  return strings
}

async function readSheet(zip: yauzl.ZipFile, entry: yauzl.Entry, shared: string[]): Promise<Sheet> {
  const sheet: Sheet = { rows: [] }
  const merges: string[] = []
  const count = textCounter()
  let cells: (SheetCell | undefined)[] = []
  let [row, column, type, value, reading] = [0, 0, 'n', '', false]
  await parse(zip, entry, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        row = whole(attributes.r) ?? row + 1
        column = 0
        cells = []
        if (sheet.rows.length >= SHEET_LIMITS.rows)
          throw new SheetRefused(`一次最多 ${SHEET_LIMITS.rows} 行，请分成几个文件`)
      }
      if (name === 'c') {
        column = (attributes.r && columnOf(attributes.r)) || column + 1
        type = attributes.t ?? 'n'
        value = ''
      }
      if (name === 'v' || name === 't') reading = true
      if (name === 'mergeCell' && merges.push(attributes.ref ?? '') > SHEET_LIMITS.merges)
        throw new SheetRefused(TOO_LARGE)
    },
    text: (text) => {
      if (reading && value.length < SHEET_LIMITS.cell_chars) value += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = false
      if (name === 'c' && column <= SHEET_LIMITS.columns) {
        const text = type === 's' ? (shared[Number(value)] ?? '') : cellText(value)
        count(text)
        if (text) cells[column - 1] = { text: type === 'n' ? plainNumber(text) : text, numeric: type === 'n' }
      }
      if (name === 'row' && cells.length) sheet.rows.push({ row, cells })
    },
  })
  fillMerged(sheet, merges, count)
  return sheet
}

/** Cells that are one with those above them hold nothing of their own: an order's number over its several rows. */
function fillMerged({ rows }: Sheet, merges: string[], count: (text: string) => void): void {
  const places = new Map(rows.map((one, at) => [one.row, at]))
  let filled = 0
  for (const ref of merges) {
    const [, letters = '', top = '', bottom = ''] = /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(ref) ?? []
    const [column, from] = [columnOf(letters) - 1, places.get(Number(top))]
    const above = from === undefined ? undefined : rows[from].cells[column]
    if (!above || from === undefined) continue
    for (let at = from + 1; at < rows.length && rows[at].row <= Number(bottom); at++) {
      if (!rows[at].cells[column]) count(above.text)
      rows[at].cells[column] ??= { ...above, merged: true }
      // Merges that lie over each other are no table's.
      if (++filled > SHEET_LIMITS.rows * 20) throw new SheetRefused(TOO_LARGE)
    }
  }
}

/** Excel has so many rows, and counts them from one. */
function whole(text: string | undefined): number | undefined {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 && number <= 1_048_576 ? number : undefined
}

/** `BC12` is column 55. */
function columnOf(reference: string): number {
  let column = 0
  for (const sign of reference.replace(/\d+$/, '')) column = column * 26 + sign.charCodeAt(0) - 64
  return column
}

/** Workbooks write long numbers as 1.38123E+10. */
function plainNumber(text: string): string {
  const number = Number(text)
  return /e/i.test(text) && Number.isFinite(number)
    ? number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 10 })
    : text
}
