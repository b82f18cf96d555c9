// Writes a shop's database as SQL, so that later versions can be asked to open it:
// node tests/support/kept-shop/keep.mjs <postgres://…> <file.sql.gz>
// Of a shop of demonstration data alone; passwords and sessions are left out.
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import pg from 'pg'

const [url, file] = process.argv.slice(2)
if (!url || !file) throw new Error('keep.mjs <postgres://…> <file.sql.gz>')
const client = new pg.Client(url)
await client.connect()

/** @param {string} sql @returns {Promise<string[]>} the statements of column `ddl` */
const statements = async (sql) => (await client.query(sql)).rows.map((/** @type {{ ddl: string }} */ { ddl }) => ddl)
const HERE = `join pg_namespace n on n.nspname = 'public' and n.oid`
/** What an extension brought comes with it. */
const own = (/** @type {string} */ catalog, /** @type {string} */ id) =>
  `not exists (select 1 from pg_depend e where e.classid = '${catalog}'::regclass and e.objid = ${id} and e.deptype = 'e')`

const extensions = await statements(`select format('create extension if not exists %I', extname) ddl from pg_extension
  where extname <> 'plpgsql'`)
const types = await statements(`select format('create type %I as enum (%s)', t.typname,
    string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) ddl
  from pg_type t ${HERE} = t.typnamespace join pg_enum e on e.enumtypid = t.oid group by t.typname`)
const sequences = await statements(`select format('create sequence %I as %s', c.relname, s.seqtypid::regtype) ddl
  from pg_class c ${HERE} = c.relnamespace join pg_sequence s on s.seqrelid = c.oid
  where not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'i')`)
const functions = await statements(`select pg_get_functiondef(p.oid) ddl from pg_proc p ${HERE} = p.pronamespace
  where p.prokind in ('f', 'p') and ${own('pg_proc', 'p.oid')} order by p.oid`)
const tables = await statements(`select format('create table %I (%s)', c.relname, string_agg(
    format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
    || case when a.attidentity <> '' then
         ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
       when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
       when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
    || case when a.attnotnull then ' not null' else '' end, ', ' order by a.attnum))
    || coalesce(' partition by ' || pg_get_partkeydef(c.oid), '') ddl
  from pg_class c ${HERE} = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p') and not c.relispartition and ${own('pg_class', 'c.oid')}
  group by c.oid, c.relname order by c.relname`)
const partitions = await statements(`select format('create table %I partition of %I %s', c.relname, p.relname,
    pg_get_expr(c.relpartbound, c.oid)) ddl
  from pg_class c ${HERE} = c.relnamespace join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
  where c.relkind = 'r' and c.relispartition order by c.relname`)
const constraints = await statements(`select format('alter table %I add constraint %I %s', r.relname, c.conname,
    pg_get_constraintdef(c.oid)) ddl
  from pg_constraint c ${HERE} = c.connamespace join pg_class r on r.oid = c.conrelid and r.relkind in ('r', 'p')
  where c.contype in ('p', 'u', 'c', 'x', 'f') and c.conparentid = 0 and not r.relispartition order by c.contype = 'f', c.contype = 'c', r.relname, c.conname`)
const indexes =
  await statements(`select replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') ddl from pg_index i join pg_class c on c.oid = i.indexrelid
  ${HERE} = c.relnamespace where not c.relispartition and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by c.relname`)
const triggers =
  await statements(`select pg_get_triggerdef(t.oid) ddl from pg_trigger t join pg_class c on c.oid = t.tgrelid
  ${HERE} = c.relnamespace where not t.tgisinternal and t.tgparentid = 0 order by c.relname, t.tgname`)
const views =
  await statements(`select format('create view %I as %s', c.relname, pg_get_viewdef(c.oid)) ddl from pg_class c
  ${HERE} = c.relnamespace where c.relkind = 'v' and ${own('pg_class', 'c.oid')} order by c.oid`)

/** Left out: who signs in and how, what a search keeps of what stands elsewhere. */
const EMPTY = ['provider_identity', 'auth_identity', 'session', 'search_document', 'workflow_execution']
const columns = (
  await client.query(`select c.relname as "table", a.attname as name, a.attidentity <> '' as identity
    from pg_class c ${HERE} = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and ${own('pg_class', 'c.oid')}
    order by c.relname, a.attnum`)
).rows
/** @type {string[]} */
const rows = []
for (const table of new Set(columns.map((one) => one.table))) {
  if (EMPTY.includes(table)) continue
  const names = columns.filter((one) => one.table === table).map(({ name }) => client.escapeIdentifier(name))
  const into = `insert into ${client.escapeIdentifier(table)} (${names.join(', ')}) overriding system value values `
  const found = await client.query(
    `select concat_ws(', ', ${names.map((name) => `quote_nullable(${name}::text)`).join(', ')}) as ddl
     from ${client.escapeIdentifier(table)}`,
  )
  rows.push(...found.rows.map(({ ddl }) => `${into}(${ddl})`))
}
const counters = await statements(`select format('select setval(%L, %s)', quote_ident(sequencename), last_value) ddl
  from pg_sequences where schemaname = 'public' and last_value is not null`)
await client.end()

const script = [
  'set check_function_bodies = off',
  ...[
    extensions,
    types,
    sequences,
    functions,
    tables,
    partitions,
    rows,
    constraints,
    indexes,
    views,
    triggers,
    counters,
  ].flat(),
]
const zipped = gzipSync(`${script.join(';\n')};\n`, { level: 9 })
writeFileSync(file, zipped)
console.log(`${tables.length} tables, ${rows.length} rows, ${zipped.length} bytes`)
