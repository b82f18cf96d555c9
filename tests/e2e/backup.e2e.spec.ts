/** `npm run backup` of the running shop while people buy, brought back by `npm run restore` and asked by `npm run prove`. */
import { execFile } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { shopOfJourney } from '../support/one-journey'
import { reachDatabase } from '../../scripts/lib/reach.mjs'
import { scratchFolder } from '../support/scratch'
import { visit } from '../support/shoppers'

const ROOT = join(import.meta.dirname, '../..')
/** Rows that are written once and never taken away. */
const KEPT = [
  ...['"order"', 'order_line_item', 'order_transaction', 'placement', 'payment', 'payment_collection', 'capture'],
  ...['refund', 'ledger_transaction', 'ledger_entry', 'fulfillment', 'lot_event', 'lot_movement', 'product_variant'],
  ...['inventory_item', 'certificate', 'inspection', 'trace_code_batch', '"user"'],
]

const folder = await scratchFolder('backup')

describe('a backup of the running shop', () => {
  const shop = shopOfJourney()
  const place = join(folder, 'restored')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const command = async (name: string, dataDir: string, ...args: string[]) => {
    const env = { ...process.env, SHOP_DATA_DIR: dataDir, DATABASE_URL: '', NODE_ENV: '' }
    return promisify(execFile)(process.execPath, [join(ROOT, `scripts/${name}.mjs`), ...args], { cwd: ROOT, env }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
    )
  }
  const uploads = (dataDir: string) =>
    readdirSync(join(dataDir, 'server/private'), { recursive: true, encoding: 'utf8' }).sort()

  it('holds every row from before, agrees with itself, and is refused where there is a shop', async () => {
    const basket = [{ variant_id: await plentiful(shop.database_url), quantity: 1 }]
    const buying = () => Promise.all((['pay', 'refund', 'cancel', 'leave'] as const).map((s) => visit(shop, s, basket)))
    await buying()
    const before = await idsIn(shop.database_url)
    const [taken] = await Promise.all([command('backup', shop.data_dir, join(folder, 'backups')), buying(), buying()])
    expect(taken).toMatchObject({ code: 0, said: expect.stringMatching(/备份 backup .+MiB\)\n.+密钥 keys/s) })
    const [name] = readdirSync(join(folder, 'backups'))
    const backup = join(folder, 'backups', name ?? '')

    const running = await command('restore', shop.data_dir, backup, '--replace')
    expect(running).toEqual({ code: 1, said: expect.stringContaining('商店已在运行') })
    expect(await command('restore', place, backup)).toMatchObject({ code: 0 })
    expect(await command('prove', place)).toEqual({ code: 0, said: expect.stringContaining('全部成立 all hold') })
    const after = await idsIn(shop.database_url)
    const restored = await reachDatabase(place)
    const found = await idsIn(restored.url).finally(() => restored.stop())
    for (const table of KEPT) {
      expect(missing(before[table], found[table]), table).toEqual([])
      expect(missing(found[table], after[table]), table).toEqual([])
    }
    expect(found['"order"']?.length).toBeGreaterThan(3)
    expect(found.ledger_entry?.length).toBeGreaterThan(3)
    expect(uploads(place)).toEqual(uploads(shop.data_dir))
    expect(await command('restore', place, backup)).toEqual({ code: 1, said: expect.stringContaining('--replace') })
  })
})

async function asking<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Of every kept table the primary keys of its rows. */
async function idsIn(url: string): Promise<Record<string, string[]>> {
  const keys = await asking<{ table: string; key: string }>(
    url,
    `select i.indrelid::regclass::text as table, string_agg(quote_ident(a.attname), ',' order by a.attnum) as key
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indisprimary group by 1`,
  )
  const found = KEPT.map(async (table) => {
    const key = keys.find((one) => one.table === table)?.key
    const rows = await asking<{ id: string }>(url, `select row(${key})::text as id from ${table}`)
    return [table, rows.map(({ id }) => id)] as const
  })
  return Object.fromEntries(await Promise.all(found))
}

const missing = (some: string[] = [], all: string[] = []) => {
  const there = new Set(all)
  return some.filter((id) => !there.has(id))
}

async function plentiful(url: string): Promise<string> {
  const rows = await asking<{ id: string }>(
    url,
    `select v.id from product_variant v
       join product_variant_inventory_item k on k.variant_id = v.id and k.deleted_at is null
       join inventory_level l on l.inventory_item_id = k.inventory_item_id and l.deleted_at is null
      where v.deleted_at is null and v.sku ilike '%xianggu%'
      order by l.stocked_quantity - l.reserved_quantity desc limit 1`,
  )
  return rows[0]?.id ?? ''
}
