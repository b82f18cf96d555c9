/** What `npm run prove` asks: each question finds the state it is about, and none finds a fault in a shop that has none. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { checkPromises, PROMISES } from '../../scripts/lib/promises.mjs'
import { copy } from '../support/database-copies'
import { MIGRATED, medusaIntegrationTestRunner } from '../support/medusa-runner'
import { BENCH_PLANTS } from '../support/plants/bench'
import { DISTRIBUTION_PLANTS } from '../support/plants/distribution'
import { RESEND_PLANTS } from '../support/plants/resends'
import { WECHAT_PLANTS } from '../support/plants/wechat'
import { SHOP_PLANTS } from '../support/plants/shops'
import { BOOK_PLANTS } from '../support/plants/book'
import { GOODS_PLANTS } from '../support/plants/goods'
import { MONEY_PLANTS } from '../support/plants/money'
import { PAST, type Plant, type Step } from '../support/plants/rows'

const PLANTS = [
  ...[...MONEY_PLANTS, ...BOOK_PLANTS, ...GOODS_PLANTS, ...BENCH_PLANTS],
  ...[...SHOP_PLANTS, ...RESEND_PLANTS, ...DISTRIBUTION_PLANTS, ...WECHAT_PLANTS],
]
const named = (words: string) => Object.keys(PROMISES).filter((promise) => promise.includes(words))

/** What the database itself would refuse: a promise is asked of one where a rule was lost. */
const LAWLESS = `do $$ declare r record; begin
  for r in select conrelid::regclass as t, conname from pg_constraint where contype = 'c'
      and connamespace = 'public'::regnamespace
    loop execute format('alter table %s drop constraint %I', r.t, r.conname); end loop;
  for r in select a.attrelid::regclass as t, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and a.attnotnull
        and not a.attisdropped and not exists (select 1 from pg_index x where x.indrelid = c.oid and x.indisprimary
          and a.attnum = any(x.indkey)) and a.attidentity = ''
    loop execute format('alter table %s alter column %I drop not null', r.t, r.attname); end loop;
end $$`

medusaIntegrationTestRunner({
  testSuite: ({ dbConfig }) => {
    it('finds nothing in a shop where nothing has happened', async () => {
      const client = new pg.Client({ connectionString: dbConfig.clientUrl })
      await client.connect()
      const results = await checkPromises(client)
      await client.end()
      expect(results.filter(({ ids }) => ids.length)).toEqual([])
    })
  },
})

/** In a copy of that shop's database, where no job of a running shop looks at what is planted. */
describe('prove', () => {
  let client: pg.Client
  const columns = new Map<string, Map<string, string>>()
  let last = 100
  beforeAll(async () => {
    const database = `plants-${randomUUID()}`
    await copy(MIGRATED, database)
    const { DB_HOST: host, DB_PORT, DB_USERNAME: user, DB_PASSWORD: password } = process.env
    client = new pg.Client({ host, port: Number(DB_PORT), user, password, database })
    await client.connect()
    await client.query(LAWLESS)
    // On a slow machine what the copied shop had planned is late by now.
    await client.query('delete from scheduled_job')
    const { rows } = await client.query<{ t: string; c: string; type: string }>(
      `select table_name as t, column_name as c, data_type as type from information_schema.columns
          where table_schema = 'public'`,
    )
    for (const { t, c, type } of rows) columns.set(t, (columns.get(t) ?? new Map<string, string>()).set(c, type))
  })
  beforeEach(async () => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
  })
  afterEach(() => client.query('rollback'))
  afterAll(() => client.end())

  const take = async (steps: Step[]) => {
    for (const step of steps) {
      if (typeof step === 'string') {
        const { rowCount } = await client.query(step)
        if (!rowCount) throw new Error(`changes nothing: ${step}`)
      } else await put(...step)
    }
  }
  const put = async (table: string, given: Record<string, unknown>) => {
    const known = columns.get(table)
    if (!known) throw new Error(`no table ${table}`)
    const filled: Record<string, unknown> = { created_at: PAST, updated_at: PAST, id: last++, ...given }
    if (typeof filled.id === 'number' && known.get('id') === 'text') filled.id = `${table}_${filled.id}`
    const wrong = Object.keys(given).filter((name) => !known.has(name))
    if (wrong.length) throw new Error(`${table} has no ${wrong.join()}`)
    const names = Object.keys(filled).filter((name) => known.has(name))
    const list = names.map((name) => client.escapeIdentifier(name)).join()
    const into = client.escapeIdentifier(table)
    await client.query(
      `insert into ${into} (${list}) overriding system value
          select ${list} from jsonb_populate_record(null::${into}, $1)`,
      [JSON.stringify(filled)],
    )
  }
  const ask = async (words: string) => {
    const { rows } = await client.query<{ id: string }>(PROMISES[named(words)[0]])
    return rows.map(({ id }) => id)
  }

  it('has a planted state for every promise', () => {
    expect(PLANTS.filter(({ words }) => named(words).length !== 1)).toEqual([])
    const shown = new Set(PLANTS.flatMap(({ words }) => named(words)))
    const unshown = Object.keys(PROMISES).filter((promise) => !shown.has(promise))
    expect(unshown, 'write the fault that each of these finds into tests/support/plants').toEqual([])
  })

  it.each(PLANTS.map((plant, at): [string, Plant] => [`${plant.words} (${at})`, plant]))(
    'finds: %s',
    async (_, { words, whole, broken, finds }) => {
      await take(whole)
      expect(await ask(words)).toEqual([])
      await take(broken)
      expect(await ask(words)).toEqual([finds])
    },
  )
})
