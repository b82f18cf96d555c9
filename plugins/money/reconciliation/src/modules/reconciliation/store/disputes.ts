import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Disputed, Trouble } from '@shanzhen/ports/types'

export type ToldDispute = Pick<Trouble, 'kind' | 'reference' | 'amount_fen' | 'currency' | 'settled' | 'lost_fen'> & {
  order_id: string | null
}

/** Whether the bank has decided, by the channel's reference. */
export async function disputesOf(knex: Knex, channel: string): Promise<Map<string, boolean>> {
  const rows = (await knex('charge_dispute')
    .where({ channel })
    .select('reference', knex.raw('ended_at is not null as over'))) as { reference: string; over: boolean }[]
  return new Map(rows.map(({ reference, over }) => [reference, over]))
}

/** A dispute once, and how the bank decided about it once; told again it changes nothing. */
export async function keepDispute(knex: Knex, channel: string, told: ToldDispute): Promise<void> {
  const { kind, reference, order_id, amount_fen, currency, settled, lost_fen = 0 } = told
  if (kind !== 'dispute') return
  await knex('charge_dispute')
    .insert({ channel, reference, order_id, amount_fen, currency })
    .onConflict(['channel', 'reference'])
    .ignore()
  if (!settled) return
  await knex('charge_dispute')
    .where({ channel, reference, ended_at: null })
    .update({ ended_at: knex.fn.now(), lost_fen })
}

export const disputedAmong = (knex: Knex, order_ids: string[]): Promise<Disputed[]> =>
  knex('charge_dispute')
    .whereIn('order_id', order_ids)
    .groupBy('order_id')
    .select(
      'order_id',
      knex.raw('bool_or(ended_at is null) as open'),
      knex.raw('sum(lost_fen)::int as lost_fen'),
    ) as unknown as Promise<Disputed[]>

export const lostSince = (knex: Knex, since: Date): Promise<string[]> =>
  knex('charge_dispute')
    .where('lost_fen', '>', 0)
    .where('ended_at', '>=', since)
    .whereNotNull('order_id')
    .distinct()
    .pluck('order_id')
