/** Kills the backend at a chosen moment of its own transaction: a trigger waits there for a lock that is held until it is dead. */
import type pg from 'pg'
import { waitFor } from '../../scripts/lib/processes.mjs'
import type { KillableShop } from './killable-shop'

const LOCK = 4711

/** Where orders that are written together stand: their first rows, their last, the look back at all of it, and behind the commit. */
export const MOMENTS = {
  'writes the orders': 'create trigger killed_here before insert on placement for each row',
  'writes what it will tell': 'create trigger killed_here before insert on untold_events for each row',
  'looks back before the commit':
    'create constraint trigger killed_here after insert on placement initially deferred for each row',
  'tells of them': 'create trigger killed_here before delete on untold_events for each row',
}
export type Moment = keyof typeof MOMENTS

/** @param work is on its way when the backend dies; resolves when it answers again. @throws where the moment never came */
export async function killWhileIt(shop: KillableShop, database: pg.Client, moment: Moment, work: () => void) {
  await database.query(`select pg_advisory_lock(${LOCK})`)
  try {
    await database.query(`create or replace function killed_here() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(${LOCK}); return coalesce(new, old); end $$`)
    await database.query(`${MOMENTS[moment]} execute function killed_here()`)
    work()
    const waits = `select from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted`
    const stands = async () => ((await database.query(waits)).rowCount ?? 0) > 0
    if (!(await waitFor(stands, { timeoutMs: 60_000, everyMs: 20 }))) throw new Error(`it never ${moment}`)
    const alive = shop.crash()
    await database.query(`select pg_advisory_unlock(${LOCK})`)
    await alive
  } finally {
    await database.query('select pg_advisory_unlock_all()')
    await database.query('drop function if exists killed_here cascade')
  }
}
