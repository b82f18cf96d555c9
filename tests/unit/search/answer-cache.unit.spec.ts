import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cachedJson, forgetAnswers } from '../../../backend/src/catalogue/answer-cache'

describe('answers kept for a moment', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }))
  afterEach(() => {
    forgetAnswers()
    vi.useRealTimers()
  })
  const read = async (key: string, make: () => Promise<unknown>) => JSON.parse(String(await cachedJson(key, make)))

  it('are worked out once for everyone asking at the same time', async () => {
    const make = vi.fn(async () => ({ n: 1 }))
    await Promise.all([read('a', make), read('a', make), read('a', make)])
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('serve on for a second while they are renewed, and never longer, whatever is done to the clock', async () => {
    let n = 0
    const make = async () => ({ n: ++n })
    expect(await read('a', make)).toEqual({ n: 1 })
    vi.setSystemTime(-9000)
    vi.advanceTimersByTime(1500)
    expect(await read('a', make)).toEqual({ n: 1 })
    await vi.waitFor(async () => expect(await read('a', make)).toEqual({ n: 2 }))
    vi.advanceTimersByTime(7500)
    expect(await read('a', make)).toEqual({ n: 3 })
  })

  it('are forgotten at a change', async () => {
    expect(await read('a', async () => 1)).toBe(1)
    forgetAnswers()
    expect(await read('a', async () => 2)).toBe(2)
  })

  it('are not kept when they fail', async () => {
    await expect(read('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await read('a', async () => 2)).toBe(2)
  })

  it('are bounded', async () => {
    const make = vi.fn(async () => 1)
    await read('first', make)
    for (let i = 0; i < 500; i++) await read(`k${i}`, make)
    await read('first', make)
    expect(make).toHaveBeenCalledTimes(502)
  })
})
