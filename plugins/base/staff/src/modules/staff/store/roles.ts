/**
 * The table of rights as Medusa's roles know it: its own routes and pages ask for policies (`product:update`), and each role
 * has those that the routes ask for which the table opens to it. Written at each start, so that the table is right alone.
 */
import { setTimeout as later } from 'node:timers/promises'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { definePolicies, Policy as known } from '@medusajs/framework/utils'
import middlewares from '@medusajs/medusa/api/middlewares'
import { brings } from '../../../rights/match'
import type { Rights } from '../../../rights/types'

type Policy = { resource: string; operation: string | string[] }
type Said = { matcher?: unknown; methods?: string | string[]; policies?: Policy | Policy[] }
type RightOf = (method: string, path: string) => string | null

const METHODS = ['GET', 'POST', 'DELETE']
const keysOf = (policies: Said['policies']) =>
  [policies ?? []].flat().flatMap(({ resource, operation }) => [operation].flat().map((one) => `${resource}:${one}`))

/** Medusa's routes that ask for a policy. */
const SAID = (middlewares as unknown as { routes: Said[] }).routes.filter(({ policies }) => policies)

/** What Medusa's routes ask for, by the right they stand under. */
export function policiesByRight(rightOf: RightOf): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const add = (right: string | null, keys: string[]) => {
    if (right) found.set(right, new Set([...(found.get(right) ?? []), ...keys]))
  }
  const named = SAID.flatMap(({ matcher, methods }) =>
    [methods ?? []].flat().map((method) => ({ method, path: String(matcher) })),
  )
  for (const { matcher, methods, policies } of SAID) {
    const path = String(matcher).replace(/\/\*$/, '')
    for (const method of methods ? [methods].flat() : METHODS) add(rightOf(method, path), keysOf(policies))
    // What a whole prefix asks is asked by every route below it.
    if (methods) continue
    for (const below of named) {
      if (below.path.startsWith(`${path}/`)) add(rightOf(below.method, below.path), keysOf(policies))
    }
  }
  return found
}

const toldPolicies = () => new Set(Object.values(known as Record<string, Policy>).flatMap((policy) => keysOf(policy)))

/**
 * Medusa's routes ask for a few policies that Medusa does not know itself (`price:*`), and it puts away at each start what
 * nobody told it of. To be called when it has told its own and before it writes them down: told twice is one too many.
 */
export function tellPolicies(): void {
  const told = toldPolicies()
  for (const key of new Set(SAID.flatMap(({ policies }) => keysOf(policies)))) {
    const [resource = '', operation = ''] = key.split(':')
    if (!told.has(key)) definePolicies({ name: key, resource, operation })
  }
}

const TRIES = 200
const PAUSE_MS = 50

/** Medusa writes its policies down at the same start, in an order of its own. @throws where it does not within ten seconds */
async function policiesThere(knex: Knex, keys: string[]): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const { rows } = await knex.raw<{ rows: { there: number }[] }>(
      `select count(*)::int as there from rbac_policy where deleted_at is null and key = any(?)`,
      [keys],
    )
    if (rows[0].there >= keys.length) return
    await later(PAUSE_MS)
  }
  throw new Error('staff: Medusa has not written down the policies its routes ask for')
}

/** Writes the roles and what each brings; who has which role is not touched. */
export async function writeRoles(knex: Knex, table: Rights, rightOf: RightOf): Promise<void> {
  const { rows } = await knex.raw<{ rows: { there: boolean }[] }>(
    `select to_regclass('rbac_role') is not null as there`,
  )
  if (!rows[0].there) return
  const byRight = policiesByRight(rightOf)
  const roles = Object.entries(table.roles).filter(([id]) => id !== table.owner)
  const grants = roles.flatMap(([role]) => {
    const keys = new Set([...byRight].flatMap(([right, said]) => (brings(table, [role], right) ? [...said] : [])))
    return [...keys].map((key) => ({ role, key }))
  })
  // Where tables are only migrated nobody told of ours: the start that follows does.
  const told = toldPolicies()
  await policiesThere(
    knex,
    [...new Set(grants.map(({ key }) => key))].filter((key) => told.has(key)),
  )
  await knex.transaction(async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('staff_write_roles'))`)
    for (const [id, { zh, says }] of roles) {
      await trx.raw(
        `insert into rbac_role (id, name, description) values (?, ?, ?) on conflict (id) do update
         set name = excluded.name, description = excluded.description, deleted_at = null, updated_at = now()`,
        [id, zh, says],
      )
    }
    await trx.raw(
      `with said as (select role, p.id as policy from unnest(?::text[], ?::text[]) g (role, key)
         join rbac_policy p on p.key = g.key and p.deleted_at is null),
       gone as (delete from rbac_role_policy r where r.role_id = any(?::text[]) and not exists
         (select 1 from said where said.role = r.role_id and said.policy = r.policy_id) returning 1)
       insert into rbac_role_policy (id, role_id, policy_id)
       select 'rlpl_' || md5(role || policy), role, policy from said
       where not exists (select 1 from rbac_role_policy r where r.role_id = role and r.policy_id = policy and r.deleted_at is null)
       on conflict do nothing`,
      [grants.map(({ role }) => role), grants.map(({ key }) => key), roles.map(([id]) => id)],
    )
  })
}
