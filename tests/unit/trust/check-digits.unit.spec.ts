import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkScLicence,
  creditCheckCharacter,
  gs1CheckDigit,
  isCreditCode,
  isGtin,
  organisationCheckCharacter,
  scCategoryOf,
  scCheckDigit,
} from '../../../plugins/trust/producers/src/check-digits'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))

describe('food production licence', () => {
  it.each([
    'SC11464010500015',
    'SC11661092390011',
    'SC11861092390025',
    'SC12661092390033',
    'SC11561092390047',
    'SC11761092390056',
    'SC10261092390066',
    'SC12361092390102',
    'SC10361092390115',
  ])('accepts %s', (licence) => expect(checkScLicence(licence)).toBe('valid'))

  it('tells a misprinted number from a malformed one', () => {
    expect(checkScLicence('SC11464010500016')).toBe('misprinted')
    expect(checkScLicence('SC31464010500015')).toBe('malformed')
    expect(checkScLicence('SC1146401050001')).toBe('malformed')
    expect(checkScLicence('QS11464010500015')).toBe('malformed')
  })

  it('names the food category', () => expect(scCategoryOf('SC11661092390011')).toBe('116'))

  it('notices any single wrong digit', () => {
    fc.assert(
      fc.property(digits(13), fc.nat(12), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const wrong = number.slice(0, at) + ((Number(number[at]) + shift) % 10) + number.slice(at + 1)
        expect(scCheckDigit(wrong)).not.toBe(scCheckDigit(number))
      }),
    )
  })
})

describe('unified social credit code', () => {
  it.each(['91350100M000100Y43', '91610923MAYYYY016P', '93610923MAYYYY0327', '92610923MAYYYY0592'])(
    'accepts %s',
    (code) => expect(isCreditCode(code)).toBe(true),
  )

  it('refuses a wrong check character, a wrong organisation code and letters outside the alphabet', () => {
    expect(isCreditCode('91350100M000100Y44')).toBe(false)
    const otherOrganisation = '91350100M000200Y4'
    expect(isCreditCode(otherOrganisation + creditCheckCharacter(otherOrganisation))).toBe(false)
    expect(isCreditCode('91350100I000100Y43')).toBe(false)
  })

  it('computes the organisation code within', () => expect(organisationCheckCharacter('M000100Y')).toBe('4'))
})

describe('GS1 numbers', () => {
  it('computes the worked example', () => expect(gs1CheckDigit('690123456789')).toBe(2))

  it('accepts a number with its own check digit and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(7, 11, 12, 13).chain(digits), (number) => {
        const check = gs1CheckDigit(number)
        expect(isGtin(`${number}${check}`)).toBe(true)
        expect(isGtin(`${number}${(check + 1) % 10}`)).toBe(false)
      }),
    )
  })
})
