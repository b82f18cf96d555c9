/**
 * The database of a shop as an earlier version left it (tests/support/kept-shop) is brought up to date by this one: every row
 * is found again and says what it said, and orders, money and stock agree.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityOf, prepareDatabase, runFolder } from '../../scripts/lib/backend.mjs'
import { anyBlock } from '../../scripts/lib/ports.mjs'
import { checkPromises } from '../../scripts/lib/promises.mjs'
import { prepareShop } from '../../scripts/lib/shop.mjs'
import { scratchFolder } from '../support/scratch'

const KEPT = join(import.meta.dirname, '../support/kept-shop')
/** What the shop writes of itself at each start, and what it keeps twice to search in. */
const REWRITTEN =
  /^(?:mikro_orm_migrations|script_migrations|search_(?!word)\w*|workflow_execution|scheduled_job|\w+_provider$)/

/** What staff read there is written in Chinese, or by a good's name, where nobody had written anything of their own. */
const RENAMED: Record<string, string[]> = {
  inventory_item: ['title'],
  refund_reason: ['label', 'description'],
  shipping_profile: ['name'],
  api_key: ['title'],
}

type Rows = Map<string, Record<string, unknown>[]>

describe.each(readdirSync(KEPT).filter((name) => name.endsWith('.sql.gz')))('a shop of %s', (name) => {
  let shop: Awaited<ReturnType<typeof prepareShop>>
  let client: pg.Client
  let before: Rows
  let folder: string

  beforeAll(async () => {
    folder = await scratchFolder('kept')
    shop = await prepareShop({
      dataDir: folder,
      ...(await anyBlock()),
      adminEmail: 'staff@shanzhen.local',
      throwaway: true,
    })
    client = new pg.Client({ connectionString: shop.databaseUrl })
    await client.connect()
    await client.query(gunzipSync(readFileSync(join(KEPT, name))).toString())
    before = await rowsIn(client)
    // The launcher remembers it as filled, by an older build.
    const identity = await identityOf(shop.databaseUrl)
    writeFileSync(join(folder, 'migrated.json'), JSON.stringify({ identity, schema: 'earlier', seeded: true }))
    await prepareDatabase({
      dataDir: folder,
      folder: runFolder(folder),
      env: { ...process.env, ...shop.env },
      keep: shop.keep,
    })
  })
  afterAll(async () => {
    await client?.end()
    await shop?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  it('keeps every row, and what stands in it', async () => {
    const after = await rowsIn(client)
    expect(before.get('order')?.length).toBeGreaterThan(5)
    const changed = [...before]
      .filter(([table]) => !REWRITTEN.test(table))
      .flatMap(([table, rows]) => {
        const columns = Object.keys(rows[0] ?? {}).filter((column) => !RENAMED[table]?.includes(column))
        const found = new Set((after.get(table) ?? []).map((row) => said(row, columns)))
        const lost = rows.map((row) => said(row, columns)).filter((row) => !found.has(row))
        return lost.map((row) => `${table} ${row}`)
      })
    expect(changed.slice(0, 20)).toEqual([])
  })

  it('agrees with itself', async () => {
    const results = await checkPromises(client)
    expect(results.filter(({ ids }) => ids.length)).toEqual([])
  })
})

/** A row by the columns there were: new ones may have come. */
const said = (row: Record<string, unknown>, columns: string[]) => JSON.stringify(columns.map((column) => row[column]))

async function rowsIn(client: pg.Client): Promise<Rows> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const tables = new Map<string, Record<string, unknown>[]>()
  for (const { name } of rows) {
    const found = await client.query<Record<string, unknown>>(`select * from ${client.escapeIdentifier(name)}`)
    if (found.rows.length) tables.set(name, found.rows)
  }
  return tables
}
