import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { DepositOwner } from '@shanzhen/money-kit/deposit'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { DepositTopUp } from './models/deposit-top-up'

export type DepositOptions = {
  /** How long a top-up waits for its money; 15 where not set. */
  topUpTimeoutMinutes?: number
}
export type TopUp = {
  id: string
  owner_type: string
  owner_id: string
  amount_fen: number
  provider_id: string
  payment_collection_id: string
  payment_session_id: string | null
  state: 'open' | 'paid' | 'closed'
  made_by: string
  expires_at: Date
  paid_at: Date | null
  created_at: Date
}

/** Top-ups of deposits. What somebody has stands in the ledger alone. */
export default class DepositService extends StoreService({ DepositTopUp }) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/deposit': { topUpTimeoutMinutes: true } satisfies Record<keyof DepositOptions, true | readonly string[]>,
  }

  readonly timeout_ms: number

  constructor(cradle: Cradle, options: DepositOptions = {}) {
    super(cradle)
    this.timeout_ms = (options.topUpTimeoutMinutes ?? 15) * 60_000
  }

  /** The newest first, by key; `after` is the last one of the page before. */
  async topUpsOf({ owner_type, owner_id }: DepositOwner, take: number, after?: string): Promise<TopUp[]> {
    const query = this.knex('deposit_top_up').where({ owner_type, owner_id }).orderBy('id', 'desc').limit(take)
    if (after) query.where('id', '<', after)
    return (await query) as TopUp[]
  }

  /** Those whose money may still come, or came without being noted, the ones that end soonest first. */
  async openTopUps(take: number, after?: { expires_at: Date; id: string }): Promise<TopUp[]> {
    const query = this.knex('deposit_top_up').where({ state: 'open' }).orderBy(['expires_at', 'id']).limit(take)
    if (after) query.whereRaw('(expires_at, id) > (?, ?)', [after.expires_at, after.id])
    return (await query) as TopUp[]
  }

  /** Of somebody those whose money may still come, as a transaction under way sees them. */
  async countOpen({ owner_type, owner_id }: DepositOwner, within: Knex): Promise<number> {
    const [{ count }] = (await within('deposit_top_up')
      .where({ owner_type, owner_id, state: 'open' })
      .count({ count: '*' })) as { count: string }[]
    return Number(count)
  }

  /** Into a state it is not in yet. @returns whether it was moved here */
  async moveTopUp(id: string, state: 'paid' | 'closed', from: TopUp['state'][]): Promise<boolean> {
    const at = new Date()
    const moved = await this.knex('deposit_top_up')
      .where({ id })
      .whereIn('state', from)
      .update({ state, updated_at: at, ...(state === 'paid' && { paid_at: at }) })
    return moved > 0
  }
}
