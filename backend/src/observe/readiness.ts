/** Whether what a process cannot serve without answers, asked so that strangers who ask often cost one question at a time. */
import { Redis } from 'ioredis'

export type Ask = () => Promise<unknown>

/** @returns whether all answer within `patience_ms`; who asks meanwhile shares the question that is under way */
export function readiness(asks: Ask[], patience_ms: number): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined
  const ask = async () => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error('late')), patience_ms)
    })
    try {
      await Promise.race([Promise.all(asks.map((one) => one())), late])
      return true
    } catch {
      return false
    } finally {
      clearTimeout(timer)
    }
  }
  return () => (asking ??= ask().finally(() => (asking = undefined)))
}

/** A connection of its own: those of events and jobs keep retrying and would answer late. It opens with the first question. */
export function pingRedis(url: string, patience_ms: number): Ask {
  const redis = new Redis(url, { lazyConnect: true, commandTimeout: patience_ms, maxRetriesPerRequest: 0 })
  // Said by who asks; unheard it would be printed at every try.
  redis.on('error', () => undefined)
  return () => redis.ping()
}
