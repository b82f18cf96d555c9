import type { ILockingModule } from '@medusajs/framework/types'
import { Counter, Histogram, type Registry } from 'prom-client'

/** Locks are waited for some seconds at the most; whoever waits longer is asked to come again. */
const SECONDS = [0.001, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30]

/** Measures between the asking for a lock and the beginning of the work under it. */
export function countLocks(registry: Registry, locking: ILockingModule): () => void {
  const waits = new Histogram({
    name: 'shop_lock_wait_seconds',
    help: '等锁时长 / time waited for locks that were got',
    buckets: SECONDS,
    registers: [registry],
  })
  const refused = new Counter({
    name: 'shop_lock_timeouts_total',
    help: '没等到的锁 / locks that were not got in time',
    registers: [registry],
  })
  const execute = locking.execute.bind(locking)
  const acquire = locking.acquire.bind(locking)
  const measure = () => {
    const asked = performance.now()
    return { got: () => waits.observe((performance.now() - asked) / 1000) }
  }

  locking.execute = async (keys, job, args, context) => {
    const { got } = measure()
    let begun = false
    const work: typeof job = (...given) => {
      begun = true
      got()
      return job(...given)
    }
    try {
      return await execute(keys, work, args, context)
    } catch (error) {
      if (!begun) refused.inc()
      throw error
    }
  }
  locking.acquire = async (keys, args, context) => {
    const { got } = measure()
    try {
      await acquire(keys, args, context)
      got()
    } catch (error) {
      refused.inc()
      throw error
    }
  }
  return () => Object.assign(locking, { execute, acquire })
}
