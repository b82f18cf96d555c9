// The two servers people talk to, started and known: each is given a word of its own and has to say it at /health before
// it is believed. Somebody else's server on the port is named, not taken.
import { randomUUID } from 'node:crypto'
import { listenerOf } from './ports.mjs'
import { Problem } from './problem.mjs'
import { lastWord, startChild, waitFor } from './processes.mjs'

/** How long requests in flight may take to end before the process is cut off: under load they took 12.4 s. */
const DRAIN_MS = 30_000
/** So often in a row a stranger has to answer before it is called one. */
const STRANGE_ANSWERS = 15

/**
 * @param {{ name: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, url: string, logFile: string,
 *   zh: string, timeoutMs?: number, keep: import('./parts.mjs').Keep, after?: Promise<unknown> }} options
 *   `url` is the server's address; it is open once it says its word and the page there can be had, which is not asked for
 *   before `after` is there.
 */
export async function startServer(options) {
  const { name, args, cwd, url, logFile, zh, timeoutMs = 90_000, keep, after } = options
  const nonce = randomUUID()
  const port = Number(new URL(url).port || 80)
  const env = { ...options.env, RUN_NONCE: nonce, NUXT_RUN_NONCE: nonce }
  const child = startChild({ name, command: process.execPath, args, cwd, env, logFile, port, patienceMs: DRAIN_MS })
  keep.started(child)

  let strange = 0
  let isInVain = false
  after?.catch(() => (isInVain = true))
  const answers = async () => {
    const answer = await fetch(new URL('/health', url), { redirect: 'manual', signal: AbortSignal.timeout(5000) })
    if (answer.status >= 500) return false
    const said = await answer.json().catch(() => null)
    if (said?.run !== nonce) {
      strange += 1
      return false
    }
    return true
  }
  const shows = async () => (await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) })).status < 500
  const isStrange = () => strange >= STRANGE_ANSWERS
  const stopIf = () => !child.isAlive() || isStrange() || isInVain
  const isUp = async () => {
    if (!(await waitFor(answers, { timeoutMs, stopIf }))) return false
    // However long that takes is not this server's fault.
    await Promise.race([after?.catch(() => {}), child.exited])
    return !stopIf() && waitFor(shows, { timeoutMs, stopIf })
  }
  if (await isUp()) {
    keep.ready(child, { zh, vital: true, again: () => startServer({ ...options, after: undefined }) })
    return child
  }
  await child.stop()
  if (strange > 0) throw taken(url)
  throw new Problem(`${zh}没能启动：${lastWord(child)}（详见 ${logFile}）`, `the ${name} did not start`)
}

/** The port of this address belongs to somebody else, by name where the system tells. @param {string} url */
export function taken(url) {
  const { port } = new URL(url)
  const listener = listenerOf(Number(port))
  const who = listener ? `进程 process ${listener.pid}：${listener.command.slice(0, 120)}` : '别的程序 another program'
  return new Problem(
    `端口 ${port} 已被占用（${who}），请释放它或另设地址（${url}）`,
    `port ${port} is taken by another server; free it or set another address`,
  )
}
