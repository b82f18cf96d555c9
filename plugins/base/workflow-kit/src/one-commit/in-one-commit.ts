import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { followDatabase, inUse } from './follow-database'
import { followEvents } from './follow-events'
import { followLocks } from './follow-locks'
import { here, type Scope, within } from './scope'
import { keepEvents, tellKept } from './tell'

/** A machine whose work hangs gives its locks in the database back by itself. */
const LIMITS = `set local lock_timeout = '20s'; set local idle_in_transaction_session_timeout = '90s'`

/**
 * Runs Medusa's workflows so that all they write is there at once or not at all: a machine that dies on the way leaves
 * nothing to finish or undo. Locks are held and events held back until the commit. Nothing outside of the database may
 * be asked for inside, no refund above all: it could not be taken back. Called inside itself it joins what is under way.
 */
export async function inOneCommit<T>(container: MedusaContainer, work: () => Promise<T>): Promise<T> {
  if (here()) return work()
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  followDatabase(knex)
  followLocks(container.resolve(Modules.LOCKING))
  followEvents(container.resolve(Modules.EVENT_BUS))
  const scope: Scope = { open: true, locks: new Map(), releases: [], events: [] }
  const { result, untold } = await commit(await knex.transaction(), scope, work).finally(async () => {
    for (const release of scope.releases) await release()
  })
  // It is done, whether or not it can be told right now: the job tells it then.
  if (untold) await tellKept(container, untold, scope.events).catch((error: Error) => logger.error(error.message))
  return result
}

async function commit<T>(trx: Knex.Transaction, scope: Scope, work: () => Promise<T>) {
  try {
    await trx.raw(LIMITS)
    const result = await within({ scope, trx }, work)
    scope.open = false
    while (await inUse(trx)) await new Promise(setImmediate)
    // Postgres answers a commit after a failed statement with a rollback and no error, and knex keeps to itself what a
    // deferred trigger refuses at the commit: both are refused here.
    await trx.raw('set constraints all immediate')
    const untold = await keepEvents(trx, scope.events)
    await trx.commit()
    return { result, untold }
  } catch (error) {
    scope.open = false
    await trx.rollback().catch(() => undefined)
    throw error
  }
}
