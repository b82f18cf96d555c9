/** Where producers' money goes; what the database refuses is said in people's words. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { type AccountRow, keptAccounts } from '@shanzhen/payouts/accounts/kept'
import * as errors from '../errors'

export const accounts = keptAccounts('producer_account', 'producer_id', 'pracc')

const turnOf = (producer_id: string) => `producer account ${producer_id}`
/** Whoever enters or decides about an account waits for whoever pays to one, and the other way round, until the commit. */
export const takeTurn = (trx: Knex, producer_id: string) =>
  trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [turnOf(producer_id)])
/** Many who pay go at once. */
export const holdTurn = (trx: Knex, producer_id: string) =>
  trx.raw('select pg_advisory_xact_lock_shared(hashtextextended(?, 0))', [turnOf(producer_id)])

const SAID: [RegExp, () => Error][] = [
  [/CK_producer_account_second_person/, errors.accountSamePerson],
  [/CK_producer_account_related/, errors.accountRelated],
  [/CK_producer_account_unproved/, errors.accountUnproved],
  [/UQ_producer_account_waits/, errors.accountMoved],
]

export function refuse(error: unknown): never {
  const { constraint = '', message = '' } = error as { constraint?: string; message?: string }
  throw SAID.find(([said]) => said.test(constraint) || said.test(message))?.[1]() ?? error
}

/** Of these producers, those whose new account waits for a second person. */
export const waitingFor = async (knex: Knex, producer_ids: string[]): Promise<Set<string>> => {
  const rows = await knex('producer_account')
    .whereIn('producer_id', producer_ids)
    .whereNull('verdict')
    .select('producer_id')
  return new Set(rows.map(({ producer_id }: { producer_id: string }) => producer_id))
}

export async function countWaiting(knex: Knex): Promise<number> {
  const [{ count }] = await knex('producer_account').whereNull('verdict').count({ count: '*' })
  return Number(count)
}

/** Accepted within the last days, for whoever tells of them. */
export const acceptedSince = (knex: Knex, days: number): Promise<(AccountRow & { producer_id: string })[]> =>
  knex('producer_account')
    .where({ verdict: 'accepted' })
    .whereRaw('decided_at > now() - make_interval(days => ?)', [days])
    .orderBy('decided_at')
    .limit(500)
