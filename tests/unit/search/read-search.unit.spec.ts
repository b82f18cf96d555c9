import { describe, expect, it } from 'vitest'
import { plansFor } from '../../../backend/src/catalogue/plan-search'
import { foldText, phraseQuery } from '../../../backend/src/catalogue/text'
import { understand } from '../../../backend/src/catalogue/understand'
import { buildVocabulary, nearestWord, slipsBetween } from '../../../backend/src/catalogue/vocabulary'
import { toWords } from '../../../backend/src/catalogue/words'
import { seedWords } from '../../../backend/src/seed/data/search-words'

const words = toWords(seedWords.map((word, index) => ({ id: `sword_${index}`, ...word })))
const shelves = new Map([['礼盒', 'gift']])
const named = (title: string, title_en: string, aliases: string[] = []) => ({
  ...{ title, title_en, aliases },
  ...{ category_name: '菌菇', town: '皇冠镇', producer: '秦南' },
})
const vocabulary = buildVocabulary([
  named('宁陕香菇（干）', 'Ningshan Shiitake, dried', ['花菇']),
  named('秋木耳（黑木耳）', 'Autumn Wood Ear, black'),
  named('高山大米', 'Highland Rice', ['米']),
])

describe('what was typed', () => {
  it.each([
    ['xiāng gū', 'xiang gu'],
    ["mu'er", 'muer'],
    ['ＸｉａｎｇＧｕ', 'xianggu'],
    ['獼猴桃', '猕猴桃'],
    ['lǜ chá', 'lv cha'],
  ])('%s is read as %s', (typed, read) => expect(foldText(typed)).toBe(read))
  it('is asked of Meilisearch in quoted pairs', () => expect(phraseQuery('香菇酱 dry')).toBe('"香菇" "菇酱" dry'))
})

describe('a wish', () => {
  const meant = (q: string) => understand(q, words, shelves)
  it.each([
    '香菇500克',
    '两斤香菇',
    '香菇 1.5kg',
    '买香菇 多少钱一斤',
    '一箱香菇包邮',
    '香菇 80g×6',
    '请问有没有香菇吗',
  ])('in %s is for 香菇', (q) => expect(meant(q)).toMatchObject({ literal: '香菇', text: '香菇', facts: [] }))
  it.each(['五味子', '三文鳟', '百花蜜', '一品红'])('leaves the numbers in the name %s', (q) =>
    expect(meant(q).literal).toBe(q),
  )
  it.each([
    ['10元以下', '-1001', false, ''],
    ['香菇 100块以内', '-10001', false, '香菇'],
    ['不超过50元的香菇', '-5001', false, '香菇'],
    ['50到100元的蜂蜜', '5000-10001', false, '蜂蜜'],
    ['200元以上礼盒', '20000-', false, ''],
    ['便宜的', null, true, ''],
    ['便宜的香菇', null, true, '香菇'],
    ['最便宜的木耳', null, true, '木耳'],
    ['香菇50元', null, false, '香菇'],
  ])('%s says of the price %s, the cheapest first: %s', (q, price, cheapest, text) =>
    expect(meant(q)).toMatchObject({ price, cheapest, text }),
  )
  it('tells a licence from other words, however it is typed', () => {
    expect(meant('SC11661092390011')).toMatchObject({ licence: 'sc11661092390011', text: '', facts: [] })
    expect(meant('许可证 sc 11661092390011').licence).toBe('sc11661092390011')
    expect(meant('SC1166109239').licence).toBe(null)
  })
  it('says another name, a fact or an occasion', () => {
    expect(meant('耳子')).toMatchObject({ literal: '耳子', text: '木耳' })
    expect(meant('erzi')).toMatchObject({ text: '木耳' })
    expect(meant('野生木耳')).toMatchObject({ text: '木耳', facts: ['野生'] })
    expect(meant('过年送礼')).toMatchObject({ text: '', shelves: ['gift'] })
    expect(meant('宁陕特产')).toMatchObject({ text: '', shelves: [] })
    expect(meant('香菇礼盒')).toMatchObject({ text: '香菇', shelves: null, named: ['gift'] })
  })
})

describe('what is tried', () => {
  const tried = async (q: string) => {
    const plans: string[] = []
    for await (const plan of plansFor(understand(q, words, shelves), async () => vocabulary)) {
      plans.push([plan.text, ...plan.shelves, ...plan.facts].filter(Boolean).join('+'))
    }
    return plans
  }
  it('leaves out the last words first', async () =>
    expect(await tried('walnut oil organic')).toEqual([
      'walnut oil organic',
      'walnutoilorganic',
      'walnut oil',
      'walnut',
    ]))
  it('gives up a fact before the good', async () =>
    expect(await tried('野生木耳')).toEqual(['野生木耳', '木耳+野生', '木耳']))
  it('opens the shelf of an occasion and nothing else', async () => expect(await tried('送礼')).toEqual(['gift']))
  it.each(['a', '鸡', '??', '500克'])('is nothing for %s', async (q) => expect(await tried(q)).toEqual([]))
})

describe('the nearest word of ours', () => {
  it.each([
    ['香菇炖鸡', '香菇'],
    ['香姑', '香菇'],
    ['木儿', '木耳'],
    ['皇冠的', '皇冠'],
    ['xianngu', '香菇'],
    ['shitake', 'shiitake'],
    ['高山流水', null],
    ['宁静', null],
    ['西安', null],
    ['rise', null],
  ])('to %s is %s', (typed, word) => expect(nearestWord(typed, vocabulary)).toBe(word))
  it.each([
    ['xianngu', 'xianggu', 1],
    ['banli', 'banlli', 1],
    ['abc', 'xyz', 2],
  ])('counts slips between %s and %s', (a, b, slips) => expect(slipsBetween(a, b, 1)).toBe(slips))
})
