/** Looking a code up, and counting who looked: each visitor once a day and code, addresses never in clear. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { customerOf, networkOf } from '../network'
import type { CodeRow, Visitor } from '../types'

/** Of one network, code and day: a village behind one address range still counts, a script soon does not. */
const VISITS_PER_NETWORK = 20
const COLUMNS = `c.code, c.lot_id, b.lot_code, c.gtin14, (c.state = 'void' or b.state = 'void') as void,
  coalesce(c.void_reason, b.void_reason) as void_reason, c.first_scanned_at, c.scan_count, c.network_count`

/** The code, and how many unknown ones this visitor has tried this hour; one statement, three index look-ups. */
export async function findCode(
  knex: Knex,
  code: string,
  visitor: string,
): Promise<{ found: CodeRow | null; misses: number }> {
  const { rows } = await knex.raw<{ rows: (CodeRow & { misses: number | null })[] }>(
    `select ${COLUMNS}, m.count as misses from (values (1)) as one
       left join trace_code c on c.code = ?
       left join trace_code_batch b on b.id = c.batch_id
       left join trace_miss m on m.hour = date_trunc('hour', now()) and m.visitor = ?`,
    [code, visitor],
  )
  const [{ misses, ...row }] = rows
  return { found: row.code ? row : null, misses: misses ?? 0 }
}

export async function countMiss(knex: Knex, visitor: string): Promise<void> {
  await knex.raw(
    `insert into trace_miss as m (hour, visitor, count) values (date_trunc('hour', now()), ?, 1)
       on conflict (hour, visitor) do update set count = m.count + 1`,
    [visitor],
  )
}

/**
 * Counts a visit the first time this visitor looks at this code today, and no more than a few of one network: whoever
 * holds many addresses (an IPv6 customer has billions) does not make a bag look copied. The code's row is locked before
 * its visits are counted, so that many at once do not pass the bound together.
 */
export async function countVisit(knex: Knex, code: string, { day, visitor, network }: Visitor): Promise<void> {
  const known = await knex('trace_visit').where({ day, code, visitor }).first('code')
  if (known) return
  await knex.transaction(async (trx) => {
    await trx.raw('select 1 from trace_code where code = ? for update', [code])
    await trx.raw(
      `with seen as (select network, count(*) as visits from trace_visit where day = :day and code = :code group by 1),
       fresh as (
         insert into trace_visit (day, code, visitor, network)
           select :day, code, :visitor, :network from trace_code where code = :code
             and coalesce((select visits from seen where network = :network), 0) < :most
         on conflict do nothing returning code)
       update trace_code set scan_count = scan_count + 1, first_scanned_at = coalesce(first_scanned_at, now()),
         network_count = greatest(network_count, (select count(*) from seen)
           + (not exists (select 1 from seen where network = :network))::int)
       where code in (select code from fresh)`,
      { code, day, visitor, network, most: VISITS_PER_NETWORK },
    )
  })
}

/** The day's salt, drawn once by whoever needs it first. */
export async function saltOf(knex: Knex, day: string): Promise<string> {
  await knex('trace_salt')
    .insert({ day, salt: randomBytes(32).toString('hex') })
    .onConflict('day')
    .ignore()
  const row = await knex<{ day: string; salt: string }>('trace_salt').where({ day }).first()
  return row?.salt ?? ''
}

/**
 * Yesterday's visits are counted already; without its salt nobody can tell whose they were. @returns rows dropped.
 * @param day the first day whose visits are kept, `2026-11-25`
 */
export async function forgetBefore(knex: Knex, day: string): Promise<number> {
  const visits = await knex('trace_visit').where('day', '<', day).delete()
  const salts = await knex('trace_salt').where('day', '<', day).delete()
  const misses = await knex.raw<{ rowCount: number }>(`delete from trace_miss where hour < now() - interval '1 day'`)
  return visits + salts + misses.rowCount
}

/** A visitor is an address: what a browser says of itself changes with every script that wants to be many. */
export function visitorOf(salt: string, day: string, address: string): Visitor {
  const hidden = (text: string) => createHmac('sha256', salt).update(text).digest('base64url').slice(0, 22)
  return { day, visitor: hidden(customerOf(address)), network: hidden(networkOf(address)) }
}
