/** What channels say of payouts, each beside its own; and whose turn it is to be sent or asked about. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { TransferRow } from '../../../types'

/** As the index of open ones has it. */
const OPEN = `state in ('sending', 'refused', 'accepted', 'processing', 'waiting', 'moving', 'canceling')`
/** Two that send at once send one after the other; the first has its answer by then. */
const SENDING_TAKES_S = 20

export async function insertTransfer(trx: Knex, payout_id: string): Promise<void> {
  await trx('payout_transfer').insert({ payout_id })
}

export async function readTransfer(knex: Knex, payout_id: string, lock = false): Promise<TransferRow | null> {
  const query = knex<TransferRow>('payout_transfer').where({ payout_id })
  return ((await (lock ? query.forUpdate() : query).first()) as TransferRow | undefined) ?? null
}

export const transfersOf = (knex: Knex, payout_ids: string[]): Promise<TransferRow[]> =>
  knex<TransferRow>('payout_transfer').whereIn('payout_id', payout_ids)

export type TransferChange = Partial<
  Pick<TransferRow, 'state' | 'channel_number' | 'reason' | 'confirm' | 'asked_at' | 'receipt'>
>

/** @param next_s in how many seconds it is asked about again; @param receipt_s its receipt */
export async function changeTransfer(
  trx: Knex,
  payout_id: string,
  change: TransferChange,
  { next_s, receipt_s }: { next_s?: number; receipt_s?: number } = {},
): Promise<void> {
  const later = (seconds: number) => trx.raw('now() + make_interval(secs => ?)', [seconds])
  await trx('payout_transfer')
    .where({ payout_id })
    .update({
      ...change,
      ...(next_s !== undefined && { next_at: later(next_s) }),
      ...(receipt_s !== undefined && { receipt_at: later(receipt_s) }),
    })
}

/** Written down before anything leaves. @returns false: it is over, or was sent this moment */
export async function claimSending(knex: Knex, payout_id: string): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `update payout_transfer set attempts = attempts + 1, sent_at = now(), next_at = now() + interval '30 seconds'
      where payout_id = ? and ${OPEN} and (sent_at is null or sent_at < now() - make_interval(secs => ?))
      returning payout_id`,
    [payout_id, SENDING_TAKES_S],
  )
  return rows.length > 0
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)

/** Let go and not sent: whoever let them go was cut off. */
export async function toSend(knex: Knex, take: number): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select id from payout where state = 'approved' and channel <> 'bank' order by state_at limit ?`,
    [take],
  )
  return idsOf(rows)
}

export async function toAskAbout(knex: Knex, take: number): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select payout_id as id from payout_transfer where next_at <= now() and ${OPEN} order by next_at limit ?`,
    [take],
  )
  return idsOf(rows)
}

export async function withoutReceipt(knex: Knex, take: number): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select payout_id as id from payout_transfer where receipt = 'due' and receipt_at <= now() order by receipt_at limit ?`,
    [take],
  )
  return idsOf(rows)
}

export async function receiptTried(knex: Knex, payout_id: string, pause_s: number): Promise<void> {
  await knex('payout_transfer')
    .where({ payout_id, receipt: 'due' })
    .update({
      receipt_tries: knex.raw('receipt_tries + 1'),
      receipt_at: knex.raw('now() + make_interval(secs => ?)', [pause_s]),
    })
}

export type TransferStep = Pick<TransferRow, 'state' | 'reason'> & { at: Date }
export const transferSteps = (knex: Knex, payout_id: string): Promise<TransferStep[]> =>
  knex('payout_transfer_step').where({ payout_id }).orderBy('id').select('state', 'reason', 'at')
