import type { ILockingModule } from '@medusajs/framework/types'
import { here, outside, type Scope } from './scope'
import { followedNow, methodOf } from './true-self'

/**
 * Medusa reads a level under its lock, adds, and writes it back: whoever takes the lock next has to see the commit, so a
 * lock taken inside a scope is given back only after it, whatever the step that took it says.
 */
export function followLocks(locking: ILockingModule): void {
  if (!followedNow(locking)) return
  const execute = methodOf(locking, 'execute')
  const acquire = methodOf(locking, 'acquire')
  const release = methodOf(locking, 'release')

  locking.execute = async function (this: ILockingModule, keys, job, args, context) {
    const scope = here()?.scope
    if (!scope) return execute.call(this, keys, job, args, context) as ReturnType<typeof job>
    const hold = (fresh: string[]) =>
      new Promise<void>((held, failed) => {
        const work = () => new Promise<void>((end) => (scope.releases.push(end), held()))
        outside(() => execute.call(this, fresh, work, args)).catch(failed)
      })
    await once(scope, [keys].flat(), hold)
    return job()
  }
  locking.acquire = async function (this: ILockingModule, keys, args, context) {
    const scope = here()?.scope
    if (!scope) return acquire.call(this, keys, args, context)
    await once(scope, [keys].flat(), async (fresh) => {
      await acquire.call(this, fresh, args, context)
      scope.releases.push(() => release.call(this, fresh, args))
    })
  }
  locking.release = async function (this: ILockingModule, keys, args, context) {
    return here() ? true : release.call(this, keys, args, context)
  }
}

/** Two steps side by side may want the same lock: one takes it for both. */
async function once(scope: Scope, keys: string[], take: (fresh: string[]) => Promise<void>): Promise<void> {
  const fresh = [...new Set(keys)].filter((key) => !scope.locks.has(key)).sort()
  const taking = fresh.length ? take(fresh) : Promise.resolve()
  for (const key of fresh) scope.locks.set(key, taking)
  try {
    await Promise.all(keys.map((key) => scope.locks.get(key)))
  } catch (error) {
    for (const key of fresh) scope.locks.delete(key)
    throw error
  }
}
