/** A Meilisearch of a test's own, to be killed and started again; null where its binary is not installed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyFree } from '../../scripts/lib/ports.mjs'

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
  let child: ChildProcess | undefined

  const start = async () => {
    const args = ['--db-path', join(folder, 'data.ms'), '--http-addr', address, '--no-analytics', '--log-level', 'WARN']
    child = spawn(BINARY, args, { cwd: folder, stdio: 'ignore', env: { ...process.env, MEILI_MASTER_KEY: KEY } })
    for (let tries = 0; tries < 200; tries++) {
      const up = await fetch(`${host}/health`).catch(() => null)
      if (up?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('Meilisearch did not start')
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode) return
    const gone = new Promise((resolve) => child?.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  await start()
  const close = async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return { host, key: KEY, start, kill, close }
}
