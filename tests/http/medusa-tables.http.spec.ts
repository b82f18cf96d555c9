/**
 * Our SQL on Medusa's own tables: which files hold it, and the columns it stands on. A Medusa that changes one of these, or a
 * new file that reads them, shows here first: look at the files named, then write the list anew (`npm test -- … -u`).
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

const ROOT = join(import.meta.dirname, '../..')
const SOURCES = ['plugins/*/*/src/**/*.ts', 'backend/src/**/*.ts', 'scripts/lib/**/*.mjs']
/** `from "order" o`, `update inventory_level`, `on order_line_item` of a trigger, `knex('order')`, `.join('order as o', …)`. */
const NAMED = (table: string) =>
  new RegExp(
    `\\b(?:from|join|update|into|on|table)\\s+(?:only\\s+)?"?${table}"?(?=[\\s(;,\`'])|\\((['"])${table}(?: as \\w+)?\\1[,)]`,
    'i',
  )

type Column = { table: string; name: string; type: string }

medusaIntegrationTestRunner({
  testSuite: ({ dbConfig }) => {
    it('stands on columns of Medusa’s that are written down here', async () => {
      const columns = await columnsOf(dbConfig.clientUrl)
      const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
        .sort()
        .map((file) => ({ file, text: withoutComments(readFileSync(join(ROOT, file), 'utf8')) }))
      const migrations = files.filter(({ file }) => file.includes('/migrations/')).map(({ text }) => text)
      const isOurs = (table: string) =>
        migrations.some((text) => new RegExp(`create table[^(]*"?\\b${table}\\b`).test(text))
      const lines = [...new Set(columns.map(({ table }) => table))].flatMap((table) => {
        const readers = isOurs(table) ? [] : files.filter(({ text }) => NAMED(table).test(text))
        if (!readers.length) return []
        const used = columns.filter(
          (column) => column.table === table && readers.some(({ text }) => names(text, column)),
        )
        return [
          table,
          ...used.map(({ name, type }) => `  ${name} ${type}`),
          ...readers.map(({ file }) => `    ${file}`),
        ]
      })
      expect(lines.length).toBeGreaterThan(100)
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../support/medusa-tables.txt')
    })
  },
})

const withoutComments = (text: string) => text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$|--.*$/gm, '')
const names = (text: string, { name }: Column) => new RegExp(`\\b${name}\\b`).test(text)

async function columnsOf(url: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Column>(
    `select c.relname as "table", a.attname as name,
        format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname collate "C", a.attname collate "C"`,
  )
  await client.end()
  return rows
}
