/** How much a piece of the shop costs, measured in what the database reads for it: no clock, so nothing that depends on load. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

type Query = { sql: string; bindings?: unknown[] }
type Explained = { 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }] }

/**
 * Blocks of 8 kB the database looks at for the questions that `work` asks, asked once more and counted. The least of
 * three: a subscriber or job that asks meanwhile is heard on the same connections.
 */
export async function blocksOf(knex: Knex, work: () => Promise<unknown>): Promise<number> {
  const tries: number[] = []
  for (let i = 0; i < 3; i++) tries.push(await onceBlocksOf(knex, work))
  return Math.min(...tries)
}

async function onceBlocksOf(knex: Knex, work: () => Promise<unknown>): Promise<number> {
  const asked: Query[] = []
  const listen = (query: Query) => void asked.push(query)
  knex.on('query', listen)
  try {
    await work()
  } finally {
    knex.removeListener('query', listen)
  }
  const questions = asked.filter(
    ({ sql }) => /^\s*(select|with)\b/i.test(sql) && !/for (no key )?(update|share)/i.test(sql),
  )
  if (!questions.length) throw new Error('nothing was asked')
  const client = (
    knex as unknown as { client: { acquireConnection(): Promise<Raw>; releaseConnection(c: Raw): Promise<void> } }
  ).client
  const connection = await client.acquireConnection()
  let blocks = 0
  try {
    for (const { sql, bindings } of questions) {
      const { rows } = await connection.query(`explain (analyze, buffers, format json) ${sql}`, bindings ?? [])
      const plan = (rows[0] as Explained)['QUERY PLAN'][0].Plan
      blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    }
  } finally {
    await client.releaseConnection(connection)
  }
  return blocks
}
type Raw = { query(sql: string, bindings: unknown[]): Promise<{ rows: unknown[] }> }

/** Copies one row of a table, as it is but for `change` (SQL of a jsonb, with `n` from 1 on); rules and triggers sleep. */
export async function copies(knex: Knex, table: string, times: number, change: string, where = 'true'): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica')
    await trx.raw(
      `insert into "${table}" overriding system value select (jsonb_populate_record(row, ${change})).*
        from (select row from "${table}" row where ${where} limit 1) one, generate_series(1, ?::int) n`,
      [times],
    )
  })
  await knex.raw(`analyze "${table}"`)
}
