/** Shops as staff look for them, and what happened to one. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { partOf } from '@shanzhen/http/like'
import type { ShopKind, ShopState, ShopTier } from '../../../types'

export type ListedRow = {
  id: string
  name: string
  handle: string
  kind: ShopKind
  legal_name: string
  state: ShopState
  state_at: Date
  tier: ShopTier
  contact_name: string
  contact_phone: string
  created_at: Date
}
export type ListAsked = { state?: ShopState; q?: string; waits?: 'account'; take: number; skip: number }

const COLUMNS = [
  ...(['id', 'name', 'handle', 'kind', 'legal_name', 'state', 'state_at', 'tier', 'contact_name'] as const),
  ...(['contact_phone', 'created_at'] as const),
]
/** What waits for staff first, each state's last step first. */
const ORDER = `array_position(array['applied', 'approved', 'suspended', 'refused', 'closed'], state), state_at desc, id`

/** By a part of a name, by a phone (the contact's or a member's) or by the credit code; counts by state of what was found. */
export async function listShops(knex: Knex, { state, q, waits, take, skip }: ListAsked) {
  const found = () => {
    const rows = knex<ListedRow>('shop')
    if (waits) rows.whereIn('state', ['approved', 'suspended']).whereIn('id', waitingAccounts(knex))
    if (!q) return rows
    const part = partOf(q)
    const members = knex('shop_member').where('phone', q).whereNull('deleted_at').select('shop_id')
    return rows.where((any) =>
      any
        .whereILike('name', part)
        .orWhereILike('legal_name', part)
        .orWhereILike('handle', part)
        .orWhere('credit_code', q.toUpperCase())
        .orWhere('contact_phone', q)
        .orWhereIn('id', members),
    )
  }
  const counted = (await found().groupBy('state').select('state').count({ count: '*' })) as unknown as {
    state: ShopState
    count: string
  }[]
  const states = Object.fromEntries(counted.map((row) => [row.state, Number(row.count)]))
  const count = state ? (states[state] ?? 0) : Object.values(states).reduce((sum, one) => sum + one, 0)
  const rows = await found()
    .modify((query) => void (state && query.where({ state })))
    .orderByRaw(ORDER)
    .limit(take)
    .offset(skip)
    .select(COLUMNS)
  return { rows: rows as ListedRow[], count, states }
}

/** Shops of which another account waits. */
export const waitingAccounts = (knex: Knex) => knex('shop_account').whereNull('verdict').select('shop_id')

/** What waits for staff. */
export async function countWaiting(knex: Knex): Promise<{ shops: number; shop_accounts: number }> {
  const { rows } = await knex.raw<{ rows: { shops: number; shop_accounts: number }[] }>(
    `select (select count(*)::int from shop where state = 'applied') as shops,
      (select count(*)::int from shop_account a join shop s on s.id = a.shop_id
        where a.verdict is null and s.state in ('approved', 'suspended')) as shop_accounts`,
  )
  return rows[0]
}

export type StepRow = {
  id: string
  shop_id: string
  kind: 'state' | 'tier'
  before: string | null
  after: string
  reason: string | null
  by_id: string
  created_at: Date
}

export function stepsOf(knex: Knex, shop_id: string): Promise<StepRow[]> {
  return knex<StepRow>('shop_step').where({ shop_id }).orderBy('id', 'desc').limit(200).select()
}

/** Steps of the last days, for whoever tells of them. */
export function stepsSince(knex: Knex, days: number, shop_id?: string): Promise<StepRow[]> {
  return knex<StepRow>('shop_step')
    .whereRaw(`created_at > now() - make_interval(days => ?)`, [days])
    .modify((query) => void (shop_id && query.where({ shop_id })))
    .orderBy('id')
    .limit(1000)
    .select()
}

/** Other living shops of the same licence. */
export function sameCode(knex: Knex, id: string, credit_code: string | null) {
  if (!credit_code) return Promise.resolve([])
  return knex<{ id: string; name: string; state: ShopState }>('shop')
    .where({ credit_code } as never)
    .whereNot({ id })
    .whereIn('state', ['applied', 'approved', 'suspended'])
    .limit(20)
    .select('id', 'name', 'state')
}
