/** What one act wrote into the database, table by table, with ids and moments told by what they are instead of their value. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

type Row = Record<string, unknown>
type Snapshot = Map<string, Map<string, Row>>

/** Written by whoever hears of an order, or by what stands beside it, in a moment of their own. */
const OTHERS = [
  'untold_events',
  'notification',
  'sold_line',
  'sold_count',
  'workflow_execution',
  'scheduled_job',
  'sign_in_session',
  'sign_in_try',
]

export async function snapshot(knex: Knex): Promise<Snapshot> {
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not c.relname = any(?)
        and c.relname not like 'search\\_%'`,
    [OTHERS],
  )
  const all = rows.map(({ name }) => `select '${name}' as name, to_jsonb(t) as row from "${name}" t`)
  const found = await knex.raw<{ rows: { name: string; row: Row }[] }>(all.join(' union all '))
  const tables: Snapshot = new Map(rows.map(({ name }) => [name, new Map<string, Row>()]))
  for (const { name, row } of found.rows) tables.get(name)?.set(String(row.id ?? JSON.stringify(row)), row)
  return tables
}

/** Rows that are new, and of rows that changed how much each number moved; in an order that hangs on their contents alone. */
export function writtenBetween(before: Snapshot, after: Snapshot): Record<string, unknown[]> {
  const fresh = [...after].map(
    ([table, rows]) => [table, [...rows].filter(([id]) => !before.get(table)?.has(id))] as const,
  )
  const names = namesOf(new Map(fresh.map(([table, rows]) => [table, rows.map(([, row]) => row)])))
  const named = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const known = [...names].reduce((text, [id, name]) => text.replaceAll(id, name), value)
      return known.replace(/\b([a-z_]+)_(?:01[0-9A-HJKMNP-TV-Z]{24}|[0-9a-f]{32})\b/g, (id, prefix) =>
        isOld(before, id) ? id : prefix,
      )
    }
    if (Array.isArray(value)) return value.map(named)
    if (!value || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moment(key, one) ?? named(one)]))
  }
  const written = fresh.map(([table, rows]) => {
    const changed = [...(after.get(table) ?? [])].flatMap(([id, row]) => {
      const old = before.get(table)?.get(id)
      return old && JSON.stringify(old) !== JSON.stringify(row) ? [moved(old, row)] : []
    })
    return [table, [...rows.map(([, row]) => named(row)), ...changed].sort(byContents)] as const
  })
  return Object.fromEntries(written.filter(([, rows]) => rows.length))
}

const byContents = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b))

/** A moment is told by being there; the key of a request and an order's number are its own. */
function moment(key: string, value: unknown): string | undefined {
  if (value === null) return undefined
  if (/_at$/.test(key) || key === 'idempotency_key' || key === 'display_id') return 'there'
  return undefined
}

const isOld = (before: Snapshot, id: string) => [...before.values()].some((rows) => rows.has(id))

/** Whom other rows name is told by its part in the order, so that a wrong reference shows. */
function namesOf(fresh: Map<string, Row[]>): Map<string, string> {
  const rows = (table: string) => fresh.get(table) ?? []
  const names = new Map<string, string>()
  for (const { id, shipping_address_id, billing_address_id } of rows('order')) {
    names.set(String(id), 'ORDER')
    names.set(String(shipping_address_id), 'WHERE TO')
    names.set(String(billing_address_id), 'WHOSE BILL')
  }
  for (const { id, variant_sku } of rows('order_line_item')) names.set(String(id), `LINE ${variant_sku}`)
  for (const { id, name } of rows('order_shipping_method')) names.set(String(id), `WAY ${name}`)
  for (const { id } of rows('payment_collection')) names.set(String(id), 'COLLECTION')
  return names
}

function moved(old: Row, row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const was = old[key]
      if (/_at$/.test(key)) return [key, value === was ? 'as it was' : 'moved']
      const figures = [was, value].map((one) => (one as { value?: string } | null)?.value ?? one)
      const numbers = figures.map(Number)
      const number = JSON.stringify(was) !== JSON.stringify(value) && numbers.every(Number.isFinite)
      const shape = typeof value === 'object' && value ? Object.keys(value).sort() : typeof value
      return [key, number ? { by: numbers[1] - numbers[0], shape } : value]
    }),
  )
}
