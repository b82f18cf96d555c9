/** Labels: inside their paper, never over each other, with the words the law wants where it wants them. */
import { partsOf, PAPERS, placeOf, type Box, type LabelFormat } from '../../../plugins/trust/trace/src/labels/layout'
import { labelWords } from '../../../plugins/trust/trace/src/labels/words'
import { baggedLot } from './lot-records'

const inside = (inner: Box, outer: Box) =>
  inner.x >= outer.x - 1e-9 &&
  inner.y >= outer.y - 1e-9 &&
  inner.x + inner.width <= outer.x + outer.width + 1e-9 &&
  inner.y + inner.height <= outer.y + outer.height + 1e-9
const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x + 1e-9 ||
  b.x + b.width <= a.x + 1e-9 ||
  a.y + a.height <= b.y + 1e-9 ||
  b.y + b.height <= a.y + 1e-9

describe.each(['sheet', 'roll'] satisfies LabelFormat[])('a %s of labels', (format) => {
  const { page, columns, rows } = PAPERS[format]
  const labels = Array.from({ length: columns * rows * 2 + 1 }, (_, i) => placeOf(format, i))

  it('keeps every label on its page and clear of its neighbours', () => {
    expect(labels.at(-1)?.page).toBe(2)
    for (const label of labels) expect(inside(label, { x: 0, y: 0, ...page })).toBe(true)
    const first = labels.filter((label) => label.page === 0)
    for (const a of first) for (const b of first) expect(a === b || apart(a, b)).toBe(true)
  })

  it('gives the QR 20 mm at least, and keeps QR, code and words apart inside the label', () => {
    for (const label of labels) {
      const { qr, code, words } = partsOf(label)
      expect(qr.width).toBeGreaterThanOrEqual(20)
      for (const part of [qr, code, words]) expect(inside(part, label)).toBe(true)
      expect(apart(qr, words) && apart(code, words) && apart(qr, code)).toBe(true)
    }
  })
})

describe('the words of a label', () => {
  it('carry the whole 承诺达标合格证 for primary produce', () => {
    const { certificate, lines } = labelWords(baggedLot(), 'https://shop.example')
    expect(certificate?.map(({ label }) => label)).toEqual(['产品', '数量', '产地', '开具', '承诺人', '联系'])
    expect(certificate).toContainEqual({ label: '产地', value: '城关镇青龙娅村' })
    expect(lines).toContainEqual({ label: '保质期至', value: '2027-11-01' })
  })

  it('leave it out for processed food, which has its licence', () => {
    const lot = baggedLot()
    const processed = { ...lot, good: lot.good && { ...lot.good, kind: 'processed' as const } }
    expect(labelWords(processed, '').certificate).toBeNull()
  })
})
