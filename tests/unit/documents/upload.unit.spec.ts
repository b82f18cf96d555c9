/** Every uploaded file is told by its bytes: pictures are made anew, drawings and papers run nothing, the rest is refused. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { makePdf } from '../../../plugins/base/documents/src/pdf'
import { tidyPhoto } from '../../../plugins/base/documents/src/photo'
import { tidyUpload } from '../../../plugins/base/documents/src/upload'
import { picture } from '../../support/pictures'

const drawings = join(import.meta.dirname, '../../../backend/src/seed/images')
const svg = (inner: string, head = '') => Buffer.from(`${head}<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`)
const taken = async (bytes: Buffer) => (await tidyUpload(bytes))?.kind.extension ?? null

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'in %s loses place, device and what hangs behind it, and stands upright',
    async (kind) => {
      const sent = Buffer.concat([await picture(1, { kind, upright: false }), Buffer.from('<script>alert(1)</script>')])
      const { bytes = Buffer.alloc(0) } = (await tidyUpload(sent)) ?? {}
      const { exif, orientation, width, height, format } = await sharp(bytes).metadata()
      expect({ exif, orientation, width, height, format }).toMatchObject({ width: 8, height: 16, format: kind })
      expect([exif, orientation ?? 1]).toEqual([undefined, 1])
      expect(bytes.includes('PhoneOfTheTest') || bytes.includes('<script>')).toBe(false)
    },
  )

  it('keeps its bytes where the shop itself made it', async () => {
    const made = (await tidyPhoto(await picture(2))) ?? Buffer.alloc(0)
    expect((await tidyUpload(made))?.bytes.equals(made)).toBe(true)
    const noted = Buffer.concat([
      made.subarray(0, 2),
      Buffer.from('fffe000a', 'hex'),
      Buffer.from('a note!!'),
      made.subarray(2),
    ])
    expect((await tidyUpload(noted))?.bytes.includes('a note')).toBe(false)
  })

  it('is one to its end: a head with a page behind it is refused', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    for (const head of ['ffd8ffe0', 'ffd8ffe000104a46494600010100000100010000', '89504e470d0a1a0a'])
      expect(await taken(Buffer.concat([Buffer.from(head, 'hex'), page])), head).toBe(null)
    expect(await taken(Buffer.concat([Buffer.from('GIF89a'), page]))).toBe(null)
    expect(await taken((await picture(3, { kind: 'jpeg' })).subarray(0, 200))).toBe(null)
    expect(await taken(page)).toBe(null)
  })
})

describe('a drawing', () => {
  it('of this shop is taken as it is', async () => {
    for (const name of readdirSync(drawings)) expect(await taken(readFileSync(join(drawings, name))), name).toBe('svg')
  })
  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script under another prefix', svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>')],
    ['a handler', svg('<path d="M0 0" onclick="alert(1)"/>')],
    ['a handler right behind a value', svg('<a x="1"onload=alert(1)>')],
    ['a page inside', svg('<foreignObject><body/></foreignObject>')],
    ['a link that runs', svg('<a href="java&#115;cript:alert(1)">x</a>')],
    ['a link elsewhere', svg('<a href="https://evil.example">x</a>')],
    ['a picture from elsewhere', svg('<image href="//evil.example/x.png"/>')],
    ['an animated link', svg('<a><set attributeName="href" to="javascript:alert(1)"/></a>')],
    ['entities', svg('&x;', '<!DOCTYPE svg [<!ENTITY x "y">]>')],
    ['styles from elsewhere', svg('<style>@import "https://evil.example/x.css"</style>')],
    ['a page that begins like one', Buffer.from('<html><svg></svg></html>')],
  ])('with %s is refused', async (_what, bytes) => expect(await taken(bytes)).toBe(null))
})

describe('a paper', () => {
  const pdf = (objects: string) =>
    Buffer.from(`%PDF-1.7\n${objects}\nxref\n0 0\ntrailer<<>>\nstartxref\n9\n%%EOF\n`, 'latin1')
  const folded = (objects: string) => {
    const body = deflateSync(Buffer.from(objects)).toString('latin1')
    const head = `/Type/ObjStm /DecodeParms<</Predictor 1>> /Filter/FlateDecode /Length ${body.length}`
    return pdf(`1 0 obj<<${head}>>stream\n${body}\nendstream endobj`)
  }
  it('as printers and scanners write it is taken as it is', async () => {
    const printed = await makePdf({ title: '检验报告' }, (sheet) => void sheet.text('合格'))
    expect((await tidyUpload(printed))?.bytes.equals(printed)).toBe(true)
    expect(await taken(pdf('1 0 obj<</Type/Catalog>>endobj'))).toBe('pdf')
    expect(await taken(folded('1 0 <</Type/Page>>'))).toBe('pdf')
  })
  it.each([
    ['a script', pdf('1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj')],
    ['a script written in numbers', pdf('1 0 obj<</S/Java#53cript/JS(app.alert(1))>>endobj')],
    ['a script folded up', folded('1 0 <</S/JavaScript/JS(app.alert(1))>>')],
    ['a program to open', pdf('1 0 obj<</S/Launch/F(cmd.exe)>>endobj')],
    ['files inside', pdf('1 0 obj<</Type/EmbeddedFile>>endobj')],
    ['a password', pdf('1 0 obj<</Encrypt 2 0 R>>endobj')],
    ['nothing in it', Buffer.from('%PDF-1.4\n<html><script>alert(1)</script></html>')],
  ])('with %s is refused', async (_what, bytes) => expect(await taken(bytes)).toBe(null))
})
