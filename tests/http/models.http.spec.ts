/** What a model says of a row is in the database: a field whose migration was forgotten breaks every reading of its table. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MedusaModule } from '@medusajs/framework/modules-sdk'
import pg from 'pg'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

const ROOT = join(import.meta.dirname, '../..')
type Property = { persist?: boolean; fieldNames?: string[] }
type Model = { tableName: string; props: Property[] }
type Loaded = { __container__?: { manager?: { getMetadata(): { getAll(): Record<string, Model> } } } }

/** The tables that our own migrations create; Medusa looks after its own. */
function ourTables(): Set<string> {
  const files = globSync('{plugins/*/*,backend}/src/modules/*/migrations/*.ts', { cwd: ROOT })
  const texts = files.map((file) => readFileSync(join(ROOT, file), 'utf8'))
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/create table (?:if not exists )?"?(\w+)/g)].map((m) => m[1])),
  )
}

/** `table.column` of every field that a module reads and writes. */
const fieldsOfModels = (): string[] =>
  MedusaModule.getLoadedModules()
    .flatMap((modules) => Object.values(modules) as Loaded[])
    .flatMap((module) => Object.values(module.__container__?.manager?.getMetadata().getAll() ?? {}))
    .flatMap(({ tableName, props }) =>
      props
        .filter(({ persist }) => persist !== false)
        .flatMap(({ fieldNames = [] }) => fieldNames.map((name) => `${tableName}.${name}`)),
    )

medusaIntegrationTestRunner({
  testSuite: ({ dbConfig }) => {
    it('has a column for every field of our models', async () => {
      const client = new pg.Client({ connectionString: dbConfig.clientUrl })
      await client.connect()
      const { rows } = await client.query<{ field: string }>(
        `select table_name || '.' || column_name as field from information_schema.columns where table_schema = 'public'`,
      )
      await client.end()
      const [ours, there] = [ourTables(), new Set(rows.map(({ field }) => field))]
      const fields = [...new Set(fieldsOfModels())].filter((field) => ours.has(field.split('.')[0]))
      expect(fields).toEqual(expect.arrayContaining(['producer.town', 'order_note.text']))
      const missing = fields.filter((field) => !there.has(field)).sort()
      expect(missing, 'write a migration beside the model that adds these columns').toEqual([])
    })
  },
})
