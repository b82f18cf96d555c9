import type { ILockingModule } from '@medusajs/framework/types'
import { here, outside, type Scope } from './scope'

const followed = new WeakSet<ILockingModule>()

/**
 * Medusa reads a level under its lock, adds, and writes it back: whoever takes the lock next has to see the commit, so a
 * lock taken inside a scope is given back only after it, whatever the step that took it says.
 */
export function followLocks(locking: ILockingModule): void {
  if (followed.has(locking)) return
  followed.add(locking)
  const execute = locking.execute.bind(locking)
  const acquire = locking.acquire.bind(locking)
  const release = locking.release.bind(locking)

  locking.execute = async (keys, job, args, context) => {
    const scope = here()?.scope
    if (!scope) return execute(keys, job, args, context)
    const hold = (fresh: string[]) =>
      new Promise<void>((held, failed) => {
        const work = () => new Promise<void>((end) => (scope.releases.push(end), held()))
        outside(() => execute(fresh, work, args)).catch(failed)
      })
    await once(scope, [keys].flat(), hold)
    return job()
  }
  locking.acquire = async (keys, args, context) => {
    const scope = here()?.scope
    if (!scope) return acquire(keys, args, context)
    await once(scope, [keys].flat(), async (fresh) => {
      await acquire(fresh, args, context)
      scope.releases.push(() => release(fresh, args))
    })
  }
  locking.release = async (keys, args, context) => (here() ? true : release(keys, args, context))
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
