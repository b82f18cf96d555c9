import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/**
 * A query's rows by a moment and an id, behind the last one read. Postgres knows microseconds, JavaScript milliseconds: within one
 * millisecond the id alone orders, so that a page never begins with the rows of the one before, however many one act wrote.
 * @param column of the moment; of `id`, if it is called otherwise: names of the program's own, never what somebody asked
 */
export function byMoment<Query extends Knex.QueryBuilder>(
  query: Query,
  column: string,
  after: { at: Date; id: string } | null,
  id = 'id',
): Query {
  const moment = `date_trunc('milliseconds', ${column})`
  // The first condition is for the index.
  if (after) query.whereRaw(`${column} >= ? and (${moment}, ${id}) > (?, ?)`, [after.at, after.at, after.id])
  return query.orderByRaw(`${moment}, ${id}`) as Query
}
