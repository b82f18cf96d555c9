/** Printed matter: Chinese, Latin letters and figures come out of the file as they went in. */
import { inflateSync } from 'node:zlib'
import { makePdf, mm, numberPages } from '../../../plugins/base/documents/src/pdf'

/** The letters a PDF's embedded fonts say they stand for. */
function lettersOf(pdf: Buffer): string {
  const letters = new Set<string>()
  const text = pdf.toString('latin1')
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length
    const end = text.indexOf('endstream', start)
    let content: string
    try {
      content = inflateSync(pdf.subarray(start, end)).toString('latin1')
    } catch {
      continue
    }
    if (!content.includes('beginbfrange') && !content.includes('beginbfchar')) continue
    for (const [, hex] of content.matchAll(/<([0-9a-fA-F]{4}(?: ?[0-9a-fA-F]{4})?)>/g))
      letters.add(Buffer.from(hex.replace(' ', ''), 'hex').swap16().toString('utf16le'))
  }
  return [...letters].join('')
}

describe('a printed sheet', () => {
  it('carries every Chinese character, letter and figure it was given', async () => {
    const words = '宁陕香菇承诺达标合格证¥32.80SC10669/2026年g℃≤①垚'
    const pdf = await makePdf({ title: '收据' }, (sheet) => {
      sheet.text(words).font('bold').text(words)
      numberPages(sheet)
    })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const letters = lettersOf(pdf)
    for (const letter of words) expect(letters, letter).toContain(letter)
    expect(pdf.length).toBeLessThan(120_000)
  })

  it('prints rare characters of names, in both weights and wherever they stand, and the number of what no font has', async () => {
    const words = '收货人𠮷野家吉，甲𠮷'
    const pdf = await makePdf({ title: '收据' }, (sheet) => {
      sheet.text(words).font('bold').text(words, { align: 'right' }).font('body').text('𠮷', { align: 'center' })
      expect(sheet.widthOfString('𠮷')).toBeCloseTo(sheet.widthOfString('吉'), 5)
      expect(sheet.widthOfString('\u{2f7ff}')).toBeCloseTo(sheet.widthOfString('[U+2F7FF]'), 5)
      sheet.text('\u{2f7ff}')
    })
    const letters = lettersOf(pdf)
    for (const letter of [...words, ...'[U+2F7]']) expect(letters, letter).toContain(letter)
  })

  it('reads each font out of its file once, however many cells of a table are drawn', async () => {
    const opened = { times: 0 }
    const pdf = await makePdf({ title: '结算单' }, (sheet) => {
      const row = (i: number) =>
        ['甲', '乙𠮷', `${i}`].map((text) => ({ text, font: { src: i ? 'body' : 'bold', size: 9 } }))
      sheet.table({ data: Array.from({ length: 50 }, (_, i) => row(i)) })
      opened.times = (sheet as unknown as { _fontCount: number })._fontCount
    })
    // Two weights, and the second font of each for what they lack.
    expect(opened.times).toBeLessThanOrEqual(5)
    expect(lettersOf(pdf)).toContain('𠮷')
  })

  it('is as large as the roll it is printed on, one page per label', async () => {
    const pdf = await makePdf({ title: '标签', size: [60, 40], margin_mm: 2 }, (sheet) => {
      sheet.text('一')
      sheet.addPage()
      sheet.text('二')
    })
    const text = pdf.toString('latin1')
    expect(text).toMatch(/\/MediaBox \[0 0 170\.07\d* 113\.38\d*\]/)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2)
    expect(mm(25.4)).toBe(72)
  })

  it('numbers its pages without opening new ones', async () => {
    const pdf = await makePdf({ title: '对账单' }, (sheet) => {
      sheet.addPage()
      numberPages(sheet)
    })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  })
})
