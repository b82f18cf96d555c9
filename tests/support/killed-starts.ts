/** Starts of a shop that die on the way, each in another step and all on the same data, as power cuts would leave them. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { root } from '../../scripts/lib/paths.mjs'
import { waitFor } from '../../scripts/lib/processes.mjs'
import type { openShop } from '../../scripts/lib/shop.mjs'

type Options = Parameters<typeof openShop>[0]

/** Asked as text: the table may not be there when the question is read. */
function anyIn(table: string): string {
  return `query_to_xml('select 1 from public.${table} limit 1', true, false, '')::text like '%<row>%'`
}

/** The step as the launcher names it, and what has to be so in the database before it is killed there. */
const DEATHS: [step: string, until?: string][] = [
  ['database'],
  ['search engine'],
  ['payment'],
  ['migrate', `select count(*) > 100 as there from pg_tables where schemaname = 'public'`],
  // Goods are there, and not yet what they cost.
  ['migrate', `select case when to_regclass('public.product') is not null then ${anyIn('product')} end as there`],
  ['start the backend'],
  ['fill the shelves'],
  ['start the storefront'],
]
const SHOP = JSON.stringify(join(root, 'scripts/lib/shop.mjs'))

/** @returns the steps in which a start was killed, the launcher alone: what it had started lives on */
export async function killStarts(options: Options): Promise<string[]> {
  const killed: string[] = []
  for (const [step, until] of DEATHS) {
    const script = `const { openShop } = await import(${SHOP}); await openShop(${JSON.stringify(options)})`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root })
    const over = new Promise((resolve) => child.once('close', resolve))
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (l) => said.push(l))
    const begun = async () => said.some((line) => line.startsWith('…') && line.includes(step))
    const patience = { timeoutMs: 240_000, everyMs: 20, stopIf: () => child.exitCode !== null }
    const reached = (await waitFor(begun, patience)) && (!until || (await waitFor(() => ask(options, until), patience)))
    if (!reached) throw new Error(`never came to ${step}:\n${said.join('\n')}`)
    child.kill('SIGKILL')
    await over
    killed.push(step)
  }
  return killed
}

async function ask({ dataDir }: Options, question: string): Promise<boolean> {
  const { database } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { database: string }
  const entries = readFileSync(join(dataDir, 'run.json'), 'utf8').trim().split('\n')
  const port = entries.map((line) => JSON.parse(line)).findLast(({ name }) => name === 'postgres')?.port
  const client = new pg.Client({
    host: 'localhost',
    port,
    user: 'postgres',
    password: database,
    database: 'shanzhen',
  })
  await client.connect()
  try {
    return (await client.query<{ there: boolean }>(question)).rows[0]?.there ?? false
  } finally {
    await client.end()
  }
}
