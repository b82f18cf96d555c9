// While one types fast: what is offered belongs to what stands in the box.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSuggester } from '../../../storefront/shared/search/suggester'
import type { Suggestion } from '@shanzhen/backend/wire'

const good = (text: string): Suggestion => ({ kind: 'good', text, html: text, href: `/products/${text}` })

describe('suggestions', () => {
  let seen: string[][]
  let answers: Map<string, (list: Suggestion[]) => void>
  const open = () =>
    createSuggester(
      (term) => new Promise((resolve) => answers.set(term, resolve)),
      (list) => seen.push(list.map(({ text }) => text)),
    )
  const answer = async (term: string, ...names: string[]) => {
    answers.get(term)?.(names.map(good))
    await vi.advanceTimersByTimeAsync(0)
  }
  beforeEach(() => {
    vi.useFakeTimers()
    seen = []
    answers = new Map()
  })
  afterEach(() => vi.useRealTimers())

  it('are those of what is typed now, however late an older answer comes', async () => {
    const { type } = open()
    type('香')
    await vi.advanceTimersByTimeAsync(200)
    type('香菇')
    await vi.advanceTimersByTimeAsync(200)
    await answer('香菇', '宁陕香菇', '香菇酱')
    await answer('香', '香肠')
    expect(seen.at(-1)).toEqual(['宁陕香菇', '香菇酱'])
  })

  it('are no more than what still fits of the old ones until the answer is there', async () => {
    const { type } = open()
    type('蜂')
    await vi.advanceTimersByTimeAsync(200)
    await answer('蜂', '秦岭土蜂蜜', '蜂产品')
    type('蜂蜜')
    expect(seen.at(-1)).toEqual(['秦岭土蜂蜜'])
    type('核桃')
    expect(seen.at(-1)).toEqual([])
    expect(answers.has('核桃')).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(answers.has('核桃')).toBe(true)
  })

  it('are gone with the last letter, also where the answer comes after it', async () => {
    const { type } = open()
    type('米')
    await vi.advanceTimersByTimeAsync(200)
    type('')
    await answer('米', '高山大米')
    expect(seen.at(-1)).toEqual([])
  })
})
