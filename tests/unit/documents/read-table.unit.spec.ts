/** Tables that people upload: what Excel, WPS and Chinese systems write, and what is no table at all. */
import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import writeExcelFile from 'write-excel-file/node'
import { cpuSince } from '../../support/cpu-time'

const texts = async (file: Buffer) => (await readTable(file)).rows.map(({ cells }) => cells.map((cell) => cell?.text))

describe('a table', () => {
  it('is read from a workbook, empty cells in their places and numbers known as such', async () => {
    const file = await writeExcelFile([
      [{ value: '订单编号' }, { value: '数量' }],
      [{ value: '00123456789012345678', type: String }, null, { value: 13812341234, type: Number }],
    ]).toBuffer()
    expect(await texts(file)).toEqual([
      ['订单编号', '数量'],
      ['00123456789012345678', undefined, '13812341234'],
    ])
    expect((await readTable(file)).rows[1].cells.map((cell) => cell?.numeric)).toEqual([false, undefined, true])
  })

  it('is read from CSV in UTF-8 with its mark, and in GB18030 as Chinese Excel writes it', async () => {
    expect(await texts(Buffer.from('\uFEFF收货人,数量\r\n"王,小山",2\r\n'))).toEqual([
      ['收货人', '数量'],
      ['王,小山', '2'],
    ])
    const gb = Buffer.from([
      0xca, 0xd5, 0xbb, 0xf5, 0xc8, 0xcb, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0a, 0xcd, 0xf5, 0x2c, 0x32,
    ])
    expect(await texts(gb)).toEqual([
      ['收货人', '数量'],
      ['王', '2'],
    ])
    expect(await texts(Buffer.from('a;b\n="0012";\'=1+1'))).toEqual([
      ['a', 'b'],
      ['0012', '=1+1'],
    ])
  })

  it.each([
    ['an empty file', Buffer.alloc(0), '空的'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1ffff', 'hex'), '另存为 .xlsx'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '不是表格'],
    ['a zip that is no workbook', zipOf('hello.txt', Buffer.from('hello'), 5), '打不开'],
    ['fifty megabytes', Buffer.alloc(50 * 1024 * 1024, 0x31), '20 MB'],
  ])('is refused where it is %s', async (_name, file, words) => {
    await expect(readTable(file)).rejects.toThrow(words)
  })

  it('is refused at once where it is a bomb, whether or not it says so', async () => {
    const zeros = Buffer.alloc(300 * 1024 * 1024)
    const bomb = zipOf('xl/workbook.xml', zeros, zeros.length)
    const from = process.cpuUsage()
    await expect(readTable(bomb)).rejects.toThrow('太大')
    expect(cpuSince(from)).toBeLessThan(200)
    // Within what may be unpacked in all.
    const smaller = zeros.subarray(0, 60_000_000)
    await expect(readTable(zipOf('xl/workbook.xml', smaller, smaller.length))).rejects.toThrow('太大')
    await expect(readTable(zipOf('xl/workbook.xml', zeros.subarray(0, 40_000_000), 10))).rejects.toThrow('打不开')
  })
})

describe('a workbook', () => {
  const letters = (text: string) => Buffer.from(`<x>${text}</x>`)
  const named = (name: string, sheet: string, workbook = '<sheet name="a" r:id="rId1"/>') =>
    zipOfAll({
      'xl/workbook.xml': Buffer.from(`<workbook xmlns:r="r"><sheets>${workbook}</sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': letters(
        ['1', '2'].map((n) => `<Relationship Id="rId${n}" Target="worksheets/sheet${n}.xml"/>`).join(''),
      ),
      [`xl/worksheets/${name}.xml`]: Buffer.from(sheet),
    })
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`

  it.each([
    ['nests without end', `<worksheet>${'<a>'.repeat(500_000)}`],
    ['has attributes without end', `<worksheet ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`],
    [
      'lays merges over each other',
      sheet(
        Array.from({ length: 2000 }, (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`, 'x')}</row>`).join(''),
        `<mergeCells>${'<mergeCell ref="A1:A2000"/>'.repeat(1000)}</mergeCells>`,
      ),
    ],
  ])('that %s is refused before it is held', async (_name, content) => {
    const noise = `<!--${randomBytes(content.length / 80).toString('base64')}-->`
    await expect(readTable(named('sheet1', noise + content))).rejects.toThrow('太大')
  })

  it('that names one long text again and again is refused before it is held', async () => {
    const naming = (times: number) => {
      const rows = Array.from({ length: times / 100 }, () => {
        // So that it packs no better than a table does.
        const cells = [...randomBytes(100)].map((which) => `<c t="s"><v>${which % 200}</v></c>`)
        return `<row>${cells.join('')}</row>`
      })
      const long = (which: number) => `<si><t>${'山'.repeat(1000)}\u200b${'山'.repeat(990)}${which}</t></si>`
      return zipOfAll({
        'xl/workbook.xml': Buffer.from(
          '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': letters('<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'),
        'xl/sharedStrings.xml': Buffer.from(`<sst>${Array.from({ length: 200 }, (_, i) => long(i)).join('')}</sst>`),
        'xl/worksheets/sheet1.xml': Buffer.from(sheet(rows.join(''))),
      })
    }
    const { rows } = await readTable(naming(200))
    expect([rows.length, rows[0]?.cells.length, rows[0]?.cells[0]?.text.slice(0, 3)]).toEqual([2, 100, '山山山'])
    await expect(readTable(naming(40_000))).rejects.toThrow('太大')
    const merged = sheet(
      Array.from(
        { length: 12_000 },
        (_, i) => `<row r="${i + 1}">${i ? '' : cell('A1', '山'.repeat(1990))}${cell(`B${i + 1}`, 'x')}</row>`,
      ).join(''),
      '<mergeCells><mergeCell ref="A1:A12000"/></mergeCells>',
    )
    const noise = `<!--${randomBytes(20_000).toString('base64')}-->`
    await expect(readTable(named('sheet1', noise + merged))).rejects.toThrow('太大')
  })

  it('is read by its first sheet that is seen, whatever its rows are called', async () => {
    const rows = `<row r="x">${cell('A1', 'DD\u200b1\u202e')}</row><row r="99999999999">${cell('1', '二')}</row>`
    const both = '<sheet name="h" state="veryHidden" r:id="rId1"/><sheet name="b" r:id="rId2"/>'
    expect((await readTable(named('sheet2', sheet(rows), both))).rows).toEqual([
      { row: 1, cells: [{ text: 'DD1', numeric: false }] },
      { row: 2, cells: [{ text: '二', numeric: false }] },
    ])
  })

  it('has in cells that are one with those above what stands there', async () => {
    const rows = [1, 2, 3].map((n) => `<row r="${n}">${n === 1 ? cell('A1', 'D-1') : ''}${cell(`B${n}`, `${n}`)}</row>`)
    const merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    const { rows: read } = await readTable(named('sheet1', sheet(rows.join(''), merged)))
    expect(read.map(({ cells }) => cells[0])).toEqual([
      { text: 'D-1', numeric: false },
      { text: 'D-1', numeric: false, merged: true },
      undefined,
    ])
  })
})

describe('a CSV', () => {
  it.each([
    ['of one line', Buffer.alloc(19_000_000, ',')],
    ['of one cell', Buffer.alloc(19_000_000, 'a')],
    ['of quotes', Buffer.alloc(18_999_999, '",a')],
  ])('%s that is no table is refused at once', async (_name, file) => {
    const from = process.cpuUsage()
    await expect(readTable(file)).rejects.toThrow('有一行太长')
    expect(cpuSince(from)).toBeLessThan(1500)
  })

  it('lets others in while it is read', async () => {
    const file = Buffer.from(`${'a'.repeat(900)},b\n`.repeat(19_000))
    let waits = 0
    const waiting = setInterval(() => waits++, 5)
    expect((await readTable(file)).rows).toHaveLength(19_000)
    clearInterval(waiting)
    expect(waits).toBeGreaterThan(3)
  })

  it('cuts no sign in half', async () => {
    expect(await texts(Buffer.from(`a\n${'a'.repeat(1999)}😀`))).toEqual([['a'], [`${'a'.repeat(1999)}\ufffd`]])
  })
})

/** @param said the size its directory claims */
function zipOf(name: string, content: Buffer, said: number): Buffer {
  return zipOfAll({ [name]: content }, said)
}

/** @param said the size its directory claims of each, where it is not the true one */
function zipOfAll(files: Record<string, Buffer>, said?: number): Buffer {
  const head = (signature: number, extra: number) => {
    const buffer = Buffer.alloc(extra)
    buffer.writeUInt32LE(signature)
    return buffer
  }
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content, { level: 9 })
    const local = head(0x04034b50, 30)
    const central = head(0x02014b50, 46)
    for (const [buffer, from] of [
      [local, 4],
      [central, 6],
    ] as const) {
      buffer.writeUInt16LE(20, from)
      buffer.writeUInt16LE(8, from + 4)
      buffer.writeUInt32LE(packed.length, from + 14)
      buffer.writeUInt32LE(said ?? content.length, from + 18)
      buffer.writeUInt16LE(name.length, from + 22)
    }
    central.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = head(0x06054b50, 22)
  for (const from of [8, 10]) end.writeUInt16LE(Object.keys(files).length, from)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}
