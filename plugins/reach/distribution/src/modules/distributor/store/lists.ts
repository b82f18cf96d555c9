/** Distributors as staff look for them, and what happened to one. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { partOf } from '@shanzhen/http/like'
import type { Distributor, DistributorState } from './distributors'

export type ListAsked = { state?: DistributorState; group_name?: string; q?: string; take: number; skip: number }
/** What waits for staff first, each state's last step first. */
const ORDER = `array_position(array['applied', 'active', 'suspended', 'refused', 'ended'], state), state_at desc, id`

/** By a part of the name shown or the village, or by the code; counts by state of what was found. */
export async function listDistributors(knex: Knex, { state, group_name, q, take, skip }: ListAsked) {
  const found = () => {
    const rows = knex<Distributor>('distributor')
    if (group_name) rows.where({ group_name })
    if (!q) return rows
    const part = partOf(q)
    return rows.where((any) =>
      any.whereILike('shown_name', part).orWhereILike('village', part).orWhere('code', q.toUpperCase()),
    )
  }
  const counted = (await found().groupBy('state').select('state').count({ count: '*' })) as unknown as {
    state: DistributorState
    count: string
  }[]
  const states = Object.fromEntries(counted.map((row) => [row.state, Number(row.count)]))
  const count = state ? (states[state] ?? 0) : Object.values(states).reduce((sum, one) => sum + one, 0)
  const rows = await found()
    .modify((query) => void (state && query.where({ state })))
    .orderByRaw(ORDER)
    .limit(take)
    .offset(skip)
    .select<Distributor[]>()
  return { rows, count, states }
}

/** What waits for staff. */
export const countWaiting = async (knex: Knex): Promise<number> => {
  const [{ count }] = await knex('distributor').where({ state: 'applied' }).count<{ count: string }[]>()
  return Number(count)
}

export const groupNames = async (knex: Knex): Promise<string[]> =>
  (await knex('distributor').whereNotNull('group_name').distinct('group_name').orderBy('group_name')).map(
    (row: { group_name: string }) => row.group_name,
  )

export type ActRow = {
  id: string
  kind: 'state' | 'group'
  before: string | null
  after: string | null
  reason: string | null
  by_id: string
  created_at: Date
}

export const actsOf = (knex: Knex, distributor_id: string): Promise<ActRow[]> =>
  knex<ActRow>('distributor_act')
    .where({ distributor_id } as never)
    .orderBy('id', 'desc')
    .limit(200)
    .select('id', 'kind', 'before', 'after', 'reason', 'by_id', 'created_at')

/** In which group a distributor was then, by what stands on record: null before the first. */
export async function groupAt(knex: Knex, distributor_id: string, at: Date): Promise<string | null> {
  const last = (await knex('distributor_act')
    .where({ distributor_id, kind: 'group' })
    .where('created_at', '<=', at)
    .orderBy('id', 'desc')
    .first('after')) as { after: string | null } | undefined
  return last?.after ?? null
}

export type ToldAct = Pick<ActRow, 'id' | 'before' | 'after' | 'reason' | 'by_id'> & {
  distributor_id: string
  customer_id: string
  shown_name: string
}

/** Changes of state of the last days, the oldest first, for whoever tells of them. */
export const actsSince = (knex: Knex, days: number, distributor_id?: string): Promise<ToldAct[]> =>
  knex('distributor_act as a')
    .join('distributor as d', 'd.id', 'a.distributor_id')
    .where('a.kind', 'state')
    .whereRaw(`a.created_at > now() - make_interval(days => ?)`, [days])
    .modify((query) => void (distributor_id && query.where({ distributor_id })))
    .orderBy('a.id')
    .limit(1000)
    .select('a.id', 'a.before', 'a.after', 'a.reason', 'a.by_id', 'a.distributor_id', 'd.customer_id', 'd.shown_name')

type InGroup = { group_name: string | null; at: Date }

/** By distributor the groups they were in, the oldest first. */
export async function groupsOf(knex: Knex, ids: string[]): Promise<Map<string, InGroup[]>> {
  const rows = (await knex('distributor_act')
    .where({ kind: 'group' })
    .whereIn('distributor_id', ids)
    .orderBy('id')
    .select('distributor_id', 'after as group_name', 'created_at as at')) as (InGroup & { distributor_id: string })[]
  const found = new Map<string, InGroup[]>()
  for (const { distributor_id, ...one } of rows) found.set(distributor_id, [...(found.get(distributor_id) ?? []), one])
  return found
}

/** The names shown. */
export async function namesOf(knex: Knex, ids: string[]): Promise<Map<string, string>> {
  const rows = (await knex('distributor').whereIn('id', ids).select('id', 'shown_name')) as {
    id: string
    shown_name: string
  }[]
  return new Map(rows.map(({ id, shown_name }) => [id, shown_name]))
}
