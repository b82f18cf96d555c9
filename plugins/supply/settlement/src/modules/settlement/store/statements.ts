import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { RemarkRow, StatementRow, StatementState } from '../../../types'
import { remarkUnknown, statementUnknown } from '../errors'

type Stored = Omit<StatementRow, 'opening_fen' | 'closing_fen' | 'settled_entry_id'> &
  Record<'opening_fen' | 'closing_fen' | 'settled_entry_id', string>
/** bigint comes as text. */
const read = (row: Stored): StatementRow => ({
  ...row,
  opening_fen: Number(row.opening_fen),
  closing_fen: Number(row.closing_fen),
  settled_entry_id: Number(row.settled_entry_id),
})

/** Whoever closes a shop's statement waits for whoever does, until the end. */
export const takeTurn = (trx: Knex, shop_id: string) =>
  trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`statement:${shop_id}`])

export async function lastOf(knex: Knex, shop_id: string): Promise<StatementRow | null> {
  const row = (await knex('shop_statement').where({ shop_id }).orderBy('seq', 'desc').first()) as Stored | undefined
  return row ? read(row) : null
}

/** Of these entries those that stand in a statement. */
export async function settledOf(knex: Knex, entry_ids: number[]): Promise<Set<number>> {
  const rows = (await knex('shop_statement_line').whereIn('entry_id', entry_ids).select('entry_id')) as {
    entry_id: string
  }[]
  return new Set(rows.map(({ entry_id }) => Number(entry_id)))
}

export async function insertStatement(
  trx: Knex,
  statement: Omit<StatementRow, 'state' | 'state_at' | 'state_by' | 'created_at'>,
  entry_ids: number[],
): Promise<void> {
  await trx('shop_statement').insert({ ...statement, state_by: statement.made_by })
  const lines = entry_ids.map((entry_id, i) => ({ entry_id, no: i + 1 }))
  await trx.raw(
    `insert into shop_statement_line (entry_id, statement_id, no)
      select entry_id, ?, no from jsonb_to_recordset(?::jsonb) as l(entry_id bigint, no integer)`,
    [statement.id, JSON.stringify(lines)],
  )
}

export type StatementsAsked = { shop_id?: string; state?: StatementState; take: number; skip?: number; before?: number }

/** The newest first; and how many there are. @param before the seq a page of one shop begins behind */
export async function listStatements(knex: Knex, asked: StatementsAsked): Promise<[StatementRow[], number]> {
  const { take, skip = 0, before, ...by } = asked
  const query = knex('shop_statement').where(Object.fromEntries(Object.entries(by).filter(([, value]) => value)))
  const page = query.clone().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(take).offset(skip)
  if (before) page.where('seq', '<', before)
  const [rows, [{ count }]] = await Promise.all([
    page as unknown as Promise<Stored[]>,
    query.clone().count({ count: '*' }) as unknown as Promise<{ count: string }[]>,
  ])
  return [rows.map(read), Number(count)]
}

/** @param shop_id where a shop asks: another's is not there. @throws MedusaError not_found */
export async function readStatement(knex: Knex, id: string, shop_id?: string): Promise<StatementRow> {
  const row = (await knex('shop_statement')
    .where({ id, ...(shop_id && { shop_id }) })
    .first()) as Stored | undefined
  if (!row) throw statementUnknown()
  return read(row)
}

/** Its entries in their order. */
export async function entryIdsOf(knex: Knex, statement_id: string): Promise<number[]> {
  const rows = (await knex('shop_statement_line').where({ statement_id }).orderBy('no').select('entry_id')) as {
    entry_id: string
  }[]
  return rows.map(({ entry_id }) => Number(entry_id))
}

export async function moveStatement(trx: Knex, id: string, state: StatementState, by: string): Promise<void> {
  const now = new Date()
  await trx('shop_statement').where({ id }).update({ state, state_by: by, state_at: now, updated_at: now })
}

export const remarksOf = (knex: Knex, statement_id: string): Promise<RemarkRow[]> =>
  knex<RemarkRow>('shop_statement_remark').where({ statement_id }).orderBy(['at', 'id'])

export async function addRemark(
  trx: Knex,
  remark: Pick<RemarkRow, 'statement_id' | 'no' | 'reason' | 'by'>,
): Promise<void> {
  await trx('shop_statement_remark').insert({ id: generateEntityId(undefined, 'srem'), ...remark })
}

/** @returns the statement it is about. @throws MedusaError not_found */
export async function answerRemark(trx: Knex, id: string, answer: string, by: string): Promise<string> {
  const [row] = (await trx('shop_statement_remark')
    .where({ id })
    .update({ answer, answered_by: by, answered_at: new Date() })
    .returning('statement_id')) as { statement_id: string }[]
  if (!row) throw remarkUnknown()
  return row.statement_id
}

export async function countUnanswered(knex: Knex, statement_id: string): Promise<number> {
  const [{ count }] = (await knex('shop_statement_remark')
    .where({ statement_id })
    .whereNull('answer')
    .count({ count: '*' })) as { count: string }[]
  return Number(count)
}
