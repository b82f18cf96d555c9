/** Writes requests and their steps in one transaction each. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { changedMeanwhile, wrongState } from '../../errors'
import type { Actor, AfterSaleKind, AfterSaleReason, AfterSaleRule, AfterSaleState, Disposal, Wish } from '../../types'
import { DROPPED } from '../../rules/states'
import { closeRestock, type Restock, writeRestocks } from './restock'

export type NewRequest = {
  id: string
  order_id: string
  kind: AfterSaleKind
  rule: AfterSaleRule
  reason: AfterSaleReason
  text: string | null
  wish?: Wish | null
  goods_fen: number
  freight_fen: number
  lines: { line_item_id: string; title: string; quantity: number; bought_quantity: number; amount_fen: number }[]
  photo_ids: string[]
  idempotency_key?: string | null
  request_hash?: string | null
  actor: Actor
}

export type Move = {
  id: string
  /** The version its actor saw. */
  version: number
  to: AfterSaleState
  set?: Partial<Record<'refuse_reason' | 'return_carrier' | 'return_waybill' | 'lowered_reason', string | null>> & {
    refund_fen?: number
    payment_id?: string
    refund_id?: string
    restock?: 'started'
    freight_fen?: number
  }
  /** What goes back on the shelf, written with the step and worked off once. */
  restocks?: Restock[]
  found?: { id: string; sellable: number; unsellable: number; disposal: Disposal | null }[]
  /** By which line the pieces of each go once more; null: by none any more. */
  resent?: { id: string; resent_line_id: string | null }[]
  note?: string | null
  actor: Actor
}

/** @returns the request's id. @throws AfterSaleRefusal 422 where more is claimed than was bought */
export async function createRequest(trx: Knex.Transaction, input: NewRequest): Promise<string> {
  const { lines, photo_ids, actor, ...header } = input
  await trx('after_sale').insert({ ...header, state: 'requested' })
  // One order's lines always in one order, so that two requests cannot wait for each other.
  for (const line of [...lines].sort((a, b) => a.line_item_id.localeCompare(b.line_item_id)))
    await trx('after_sale_line').insert({ ...line, id: generateEntityId(undefined, 'asli'), after_sale_id: input.id })
  if (photo_ids.length) {
    const taken = await trx('after_sale_picture')
      .whereIn('id', photo_ids)
      .andWhere({ order_id: input.order_id })
      .whereNull('after_sale_id')
      .update({ after_sale_id: input.id })
    if (taken !== photo_ids.length) throw wrongState()
  }
  await writeEvent(trx, input.id, 'requested', actor, input.text)
  return input.id
}

/** @throws AfterSaleRefusal 409 where somebody else was faster, or the way is not open */
export async function moveRequest(trx: Knex.Transaction, { id, version, to, set, note, actor, ...move }: Move) {
  const { found = [], resent = [], restocks } = move
  const moved = await trx('after_sale')
    .where({ id, version })
    .update({ ...set, state: to, version: version + 1, updated_at: trx.fn.now() })
  if (moved !== 1) throw changedMeanwhile()
  for (const { id: line_id, ...rest } of [...found, ...resent])
    await trx('after_sale_line').where({ id: line_id, after_sale_id: id }).update(rest)
  if (restocks) {
    await writeRestocks(trx, id, restocks, actor.id ?? actor.type)
    await closeRestock(trx, id)
  }
  await writeEvent(trx, id, to, actor, note ?? null)
}

async function writeEvent(
  trx: Knex.Transaction,
  after_sale_id: string,
  type: AfterSaleState,
  actor: Actor,
  note: string | null,
) {
  const id = generateEntityId(undefined, 'asev')
  await trx('after_sale_event').insert({ id, after_sale_id, type, actor_type: actor.type, actor_id: actor.id, note })
}

/** Of these lines: pieces that are claimed or were paid back for a claim, and whether some are said never to have come. */
export async function claimedPieces(knex: Knex, line_item_ids: string[]) {
  const rows = (await knex('after_sale_line as l')
    .join('after_sale as a', 'a.id', 'l.after_sale_id')
    .whereIn('l.line_item_id', line_item_ids)
    .whereNotIn('a.state', DROPPED)
    .groupBy('l.line_item_id')
    .select('l.line_item_id')
    .select(knex.raw(`bool_or(a.reason = 'not_received') as missing`))
    .sum('l.quantity as pieces')) as { line_item_id: string; pieces: string; missing: boolean }[]
  return rows.map(({ pieces, ...row }) => ({ ...row, pieces: Number(pieces) }))
}

export async function countStates(knex: Knex): Promise<Record<string, number>> {
  const rows = (await knex('after_sale').select('state').count('* as count').groupBy('state')) as {
    state: string
    count: string
  }[]
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]))
}
