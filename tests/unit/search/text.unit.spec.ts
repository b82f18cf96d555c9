import { describe, expect, it } from 'vitest'
import { escapeHtml, highlight } from '../../../backend/src/catalogue/highlight'
import { gramQuery, grams, initialWords, pinyinWords } from '../../../backend/src/catalogue/text'

describe('words a good is found by', () => {
  it('joins pinyin from every syllable on', () =>
    expect(pinyinWords('宁陕香菇')).toEqual(['ningshanxianggu', 'shanxianggu', 'xianggu', 'gu']))
  it('joins initials likewise', () => expect(initialWords('宁陕香菇')).toEqual(['nsxg', 'sxg', 'xg', 'g']))
  it('keeps runs of Chinese apart and leaves the rest out', () =>
    expect(pinyinWords('花菇（干）500g')).toEqual(['huagu', 'gu', 'gan']))
  it('pairs neighbouring characters', () => expect(grams('香菇酱')).toEqual(['香', '菇', '酱', '香菇', '菇酱']))
})

describe('what a buyer types', () => {
  it('becomes pairs of characters and lower-case words', () => {
    expect(gramQuery('宁陕香菇 Honey')).toBe('宁陕 陕香 香菇 honey')
    expect(gramQuery('菇')).toBe('菇')
    expect(gramQuery('  -- ')).toBe('')
  })
})

describe('marking', () => {
  it.each([
    ['宁陕香菇（干）', '香菇', '宁陕<mark>香菇</mark>（干）'],
    ['宁陕香菇（干）', 'xianggu', '宁陕<mark>香菇</mark>（干）'],
    ['宁陕香菇（干）', 'xg', '宁陕<mark>香菇</mark>（干）'],
    ['宁陕香菇（干）', 'xiang', '宁陕<mark>香</mark>菇（干）'],
    ['Dried Shiitake', 'shii', 'Dried <mark>Shii</mark>take'],
    ['柿饼', '香菇', '柿饼'],
    ['柿饼', undefined, '柿饼'],
  ])('marks in %s what %s means', (title, q, html) => expect(highlight(title, q)).toBe(html))

  it('lets no other tag through', () => {
    expect(highlight('<img src=x onerror=alert(1)>香菇', '香菇')).toBe(
      '&lt;img src=x onerror=alert(1)&gt;<mark>香菇</mark>',
    )
    expect(highlight('香菇', '<script>')).toBe('香菇')
    expect(escapeHtml(`"'&`)).toBe('&quot;&#39;&amp;')
  })
})
