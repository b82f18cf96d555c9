import { isIdentityNumber, plainNumber } from '@shanzhen/distribution/identity/number'
import { describe, expect, it } from 'vitest'

const NOW = new Date('2026-11-29T00:00:00Z')
const is = (kind: Parameters<typeof isIdentityNumber>[0], number: string) => isIdentityNumber(kind, number, NOW)

describe('证件号码', () => {
  it('has the check digit of GB 11643', () => {
    expect(is('id_card', '11010519491231002X')).toBe(true)
    expect(is('id_card', '440524188001010014')).toBe(false)
    expect(is('id_card', '110105194912310021')).toBe(false)
    // Two digits changed places.
    expect(is('id_card', '11010519491213002X')).toBe(false)
  })

  it('was born on a day there was', () => {
    const withCheck = (first: string) => {
      const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
      return first + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(first[at]), 0) % 11]
    }
    expect(is('id_card', withCheck('61092319900229001'))).toBe(false)
    expect(is('id_card', withCheck('61092319900228001'))).toBe(true)
    expect(is('id_card', withCheck('61092320301201001'))).toBe(false)
    expect(is('residence_permit', withCheck('81000019900228001'))).toBe(true)
    expect(is('id_card', withCheck('81000019900228001'))).toBe(false)
    expect(is('residence_permit', withCheck('61092319900228001'))).toBe(false)
  })

  it('is a passport by its form alone', () => {
    expect(is('passport', 'E12345678')).toBe(true)
    for (const wrong of ['', 'ABCDE', 'E123', 'E1234567/8', 'E'.repeat(18)]) expect(is('passport', wrong)).toBe(false)
  })

  it('is one spelling, however it is typed', () => {
    expect(plainNumber(' １１０105-19491231 002x')).toBe('11010519491231002X')
  })
})
