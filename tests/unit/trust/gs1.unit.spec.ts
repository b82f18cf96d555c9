/** Codes nobody can guess, and the GS1 Digital Link they travel in. */
import fc from 'fast-check'
import { internalGtin13, isGtin, isInternalGtin } from '../../../plugins/trust/producers/src/check-digits'
import { buildLink, parseLink, toGtin14 } from '../../../plugins/trust/trace/src/gs1/digital-link'
import {
  ALPHABET,
  CODE_LENGTH,
  CODE_SHAPE,
  groupCode,
  newCodes,
  normalizeCode,
} from '../../../plugins/trust/trace/src/gs1/trace-code'

const BASE = 'https://shop.example'
const GTIN = toGtin14(internalGtin13(42))
const key = fc.stringMatching(/^[A-Z0-9-]{1,20}$/)

describe('trace codes', () => {
  it('hold at least 60 bits in an alphabet without look-alikes, within the 20 characters of a GS1 serial', () => {
    expect(Math.log2(ALPHABET.length) * CODE_LENGTH).toBeGreaterThanOrEqual(60)
    expect(new Set(ALPHABET).size).toBe(32)
    for (const lookAlike of 'ILOU') expect(ALPHABET).not.toContain(lookAlike)
    expect(CODE_LENGTH).toBeLessThanOrEqual(20)
  })

  it('never repeat, and use every character about equally often at every place', () => {
    const codes = newCodes(32_000)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every((code) => CODE_SHAPE.test(code))).toBe(true)
    for (let place = 0; place < CODE_LENGTH; place++) {
      const counts = new Map<string, number>()
      for (const code of codes) counts.set(code[place] ?? '', (counts.get(code[place] ?? '') ?? 0) + 1)
      expect(counts.size).toBe(32)
      for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(250)
    }
  })

  it('are read as a person types them: any case, in groups, with look-alikes', () => {
    const [code = ''] = newCodes(1)
    expect(normalizeCode(groupCode(code).toLowerCase())).toBe(code)
    expect(normalizeCode('oil00-11111-aaa')).toBe('0110011111AAA')
    const wide = [...groupCode(code)].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
    expect(normalizeCode(wide.join('').replaceAll(String.fromCodePoint(0x20 + 0xfee0), '　'))).toBe(code)
    expect(normalizeCode('０１２３４－５６７８９—ＡＢＣ')).toBe('0123456789ABC')
    for (const wrong of ['', 'ABC', `${code}0`, code.replace(/./, 'U'), '../../etc'])
      expect(normalizeCode(wrong)).toBeNull()
  })
})

describe('GS1 Digital Link', () => {
  it('has GTIN, lot and serial in that order and best before as an attribute', () => {
    expect(buildLink(BASE, { gtin14: GTIN, lot: 'XG-1', serial: 'ABC', best_before: '2027-01-31' })).toBe(
      `${BASE}/01/${GTIN}/10/XG-1/21/ABC?17=270131`,
    )
    expect(buildLink(BASE, { gtin14: GTIN, lot: 'XG-1' })).toBe(`${BASE}/01/${GTIN}/10/XG-1`)
    // 16:30 UTC is the next day in Shanghai.
    expect(buildLink(BASE, { gtin14: GTIN, lot: 'A', best_before: new Date('2027-01-30T16:30:00Z') })).toContain(
      '17=270131',
    )
  })

  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(key, fc.option(key), fc.option(fc.integer({ min: 0, max: 20_000 })), (lot, serial, days) => {
        const best_before = days === null ? null : new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)
        const link = buildLink(BASE, { gtin14: GTIN, lot, serial, best_before })
        expect(parseLink(link)).toEqual({ gtin14: GTIN, lot, serial, best_before })
      }),
    )
  })

  it('refuses other orders, wrong check digits, keys too long and days that are none', () => {
    const wrong = GTIN.slice(0, 13) + ((Number(GTIN[13]) + 1) % 10)
    for (const link of [
      `${BASE}/10/A/01/${GTIN}`,
      `${BASE}/01/${GTIN}/21/S/10/A`,
      `${BASE}/01/${GTIN}`,
      `${BASE}/01/${wrong}/10/A`,
      `${BASE}/01/${GTIN}/10/${'A'.repeat(21)}`,
      `${BASE}/01/${GTIN}/10/%E0%A4%A`,
      'not a link',
    ])
      expect(parseLink(link)).toBeNull()
    expect(parseLink(`/01/${GTIN}/10/A?17=270230`)?.best_before).toBeNull()
    expect(() => buildLink(BASE, { gtin14: wrong, lot: 'A' })).toThrow(RangeError)
    expect(() => buildLink(BASE, { gtin14: GTIN, lot: 'A'.repeat(21) })).toThrow(RangeError)
    expect(() => buildLink(BASE, { gtin14: GTIN, lot: '香菇' })).toThrow(RangeError)
  })

  it('numbers goods inside the shop with a prefix no firm can have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (item) => {
        const gtin = internalGtin13(item)
        expect(isGtin(gtin) && isInternalGtin(gtin) && isInternalGtin(toGtin14(gtin))).toBe(true)
      }),
    )
    expect(isInternalGtin('6901234567892')).toBe(false)
  })
})
