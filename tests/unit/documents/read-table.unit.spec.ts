/** Tables that people upload: what Excel, WPS and Chinese systems write, and what is no table at all. */
import { deflateRawSync } from 'node:zlib'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import writeExcelFile from 'write-excel-file/node'

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
    const from = performance.now()
    await expect(readTable(zipOf('xl/workbook.xml', zeros, zeros.length))).rejects.toThrow('太大')
    expect(performance.now() - from).toBeLessThan(2000)
    await expect(readTable(zipOf('xl/workbook.xml', zeros.subarray(0, 40_000_000), 10))).rejects.toThrow('打不开')
  })
})

/** @param said the size its directory claims */
function zipOf(name: string, content: Buffer, said: number): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const head = (signature: number, extra: number) => {
    const buffer = Buffer.alloc(extra)
    buffer.writeUInt32LE(signature)
    return buffer
  }
  const local = head(0x04034b50, 30)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(said, 22)
  local.writeUInt16LE(name.length, 26)
  const central = head(0x02014b50, 46)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(said, 24)
  central.writeUInt16LE(name.length, 28)
  const start = 30 + name.length + packed.length
  const end = head(0x06054b50, 22)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(start, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}
