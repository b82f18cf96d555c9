/** A shop's data folder for the tests of backup and restore: keys, uploads, a gateway's books and a real database. */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { bringBack } from '../../scripts/lib/backup/bring-back.mjs'
import type { Manifest } from '../../scripts/lib/backup/manifest.mjs'
import { takeBackup } from '../../scripts/lib/backup/take.mjs'
import { anyFree } from '../../scripts/lib/ports.mjs'
import { ensureDatabase, startPostgres } from '../../scripts/lib/postgres.mjs'
import { oneLine } from '../../scripts/lib/problem.mjs'
import { reachDatabase } from '../../scripts/lib/reach.mjs'
import { loadSecrets } from '../../scripts/lib/secrets.mjs'

export type Place = Awaited<ReturnType<typeof openPlace>>

/** @returns a running shop's data, a folder for backups, and what takes them and brings them back elsewhere */
export async function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen backup '))
  const dataDir = join(folder, 'data')
  const secrets = loadSecrets(dataDir)
  const database = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: await anyFree(),
    password: secrets.database,
    logFile: join(folder, 'postgres.log'),
    throwaway: true,
  })
  await ensureDatabase(database.url('postgres'), 'shanzhen')
  const client = new pg.Client({ connectionString: database.url('shanzhen') })
  await client.connect()
  write(join(dataDir, 'server/private/open/mushroom.jpg'), 'a picture')
  write(join(dataDir, 'payment-stripe/merchant.json'), '{"secret_key":"sk_test"}')
  write(join(dataDir, 'payment-stripe/journal.jsonl'), '{"n":1}\n{"n":2')
  const to = join(folder, 'backups')
  const keysFolder = join(folder, 'keys')
  return {
    folder,
    dataDir,
    to,
    keysFolder,
    secrets,
    client,
    url: database.url('shanzhen'),
    take: (options: { keep?: number; signal?: AbortSignal } = {}) =>
      takeBackup({ dataDir, to, keysTo: keysFolder, ...options }),
    /** An empty data folder. */
    newPlace: (name: string) => join(folder, `restored ${name}`),
    restore: (backup: string, place: string, options: { replace?: boolean; newKeys?: boolean; keys?: string } = {}) =>
      bringBack({ folder: backup, dataDir: place, replace: false, newKeys: false, keysFolder, ...options }),
    /** A copy of a backup to do harm to. */
    copyOf: (backup: string, name: string) => {
      cpSync(backup, join(folder, name), { recursive: true })
      return join(folder, name)
    },
    close: async () => {
      await client.end()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The database of a place whose shop is stopped. */
export async function inDatabaseOf<T>(place: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await reachDatabase(place)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
    await database.stop()
  }
}

export function write(file: string, content: string): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
}

/** What a person reads of a refusal; fails the test where there is none. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(() => Promise.reject(new Error('it was not refused')), oneLine)

/** As if it had been made so: its own checksum fits. */
export function rewriteManifest(backup: string, change: (manifest: Manifest) => void): void {
  const file = join(backup, 'manifest.json')
  const { manifest } = JSON.parse(readFileSync(file, 'utf8'))
  change(manifest)
  const sha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
  writeFileSync(file, JSON.stringify({ manifest, sha256 }))
}
