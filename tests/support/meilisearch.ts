/** A Meilisearch of a test's own, to be killed and started again; null where its binary is not installed. */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyFree } from '../../scripts/lib/ports.mjs'
import { type Child, startChild } from '../../scripts/lib/processes.mjs'

const KEY = 'test-master-key-0123456789'
const BINARY = join(
  import.meta.dirname,
  '../../node_modules/@gaubee',
  `meilisearch-${process.platform}-amd64`,
  'meilisearch',
)

export async function openMeilisearch() {
  if (!existsSync(BINARY)) return null
  chmodSync(BINARY, 0o755)
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen search '))
  const address = `127.0.0.1:${await anyFree()}`
  const host = `http://${address}`
  let child: Child | undefined

  const start = async () => {
    const args = ['--db-path', join(folder, 'data.ms'), '--http-addr', address, '--no-analytics', '--log-level', 'WARN']
    const env = { ...process.env, MEILI_MASTER_KEY: KEY }
    child = startChild({ name: 'meilisearch', command: BINARY, args, cwd: folder, env })
    for (let tries = 0; tries < 200; tries++) {
      const up = await fetch(`${host}/health`).catch(() => null)
      if (up?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('Meilisearch did not start')
  }
  const kill = async () => {
    child?.kill()
    await child?.exited
  }
  await start()
  const close = async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return { host, key: KEY, start, kill, close }
}
