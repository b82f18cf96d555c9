import { describe, expect, it } from 'vitest'
import { assertGoodFacts, assertProducerFacts } from '../../../plugins/trust/producers/src/rules'
import type { GoodFacts } from '../../../plugins/trust/producers/src/types'

const dried: GoodFacts = {
  kind: 'primary-dried',
  perishable: false,
  cold_chain: false,
  age_limit: null,
  not_food: false,
  variable_weight: false,
  gi: null,
  town: '城关镇',
  village: null,
  aliases: [],
  sc_category: null,
  return_rule: 'seven_days',
  producer_id: null,
}

describe('facts of a good', () => {
  it('accepts a dried mushroom', () => expect(() => assertGoodFacts(dried)).not.toThrow())
  it('refuses a medicinal herb sold as food', () =>
    expect(() => assertGoodFacts({ ...dried, kind: 'medicinal' })).toThrow('非食品'))
  it('refuses processed food without a licence category', () =>
    expect(() => assertGoodFacts({ ...dried, kind: 'processed' })).toThrow('SC 许可类别'))
  it('refuses a fresh good that is not perishable', () =>
    expect(() => assertGoodFacts({ ...dried, kind: 'fresh' })).toThrow('易腐'))
  it('refuses to promise seven-day return for a perishable good', () =>
    expect(() => assertGoodFacts({ ...dried, kind: 'fresh', perishable: true })).toThrow('退货规则'))
})

describe('facts of a producer', () => {
  it('accepts a farmer without numbers', () =>
    expect(() => assertProducerFacts({ sc_licence: null, credit_code: null })).not.toThrow())
  it('sends a misprinted licence to a person', () =>
    expect(() => assertProducerFacts({ sc_licence: 'SC11661092390012', credit_code: null })).toThrow('人工复核'))
  it('refuses a wrong credit code', () =>
    expect(() => assertProducerFacts({ sc_licence: null, credit_code: '91610923MAYYYY016Q' })).toThrow(
      '统一社会信用代码',
    ))
})
