// The processes an open shop consists of: written down as they start, watched once they are ready, ended together.
import { runRecord } from './run-record.mjs'
import { supervise } from './supervise.mjs'

/**
 * @typedef {import('./supervise.mjs').Child} Child
 * @typedef {{ started: (child: Child) => void, ready: (child: Child, part: import('./supervise.mjs').Part) => void }} Keep
 * @typedef {{ stop: () => Promise<void>, kill: () => void }} Ending in peace, or at once
 */

/** Who asks somebody else goes before that one; the database last. */
const ORDER = ['storefront', 'backend']
const rank = (/** @type {Child} */ { name }) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)

/**
 * @param {string} dataDir
 * @param {(() => void) | undefined} onGivenUp nobody watches without it
 * @param {Partial<Parameters<typeof supervise>[0]>} [patience]
 */
export function openParts(dataDir, onGivenUp, patience = {}) {
  const record = runRecord(dataDir)
  record.add('launcher', process.pid)
  /** @type {Child[]} */
  const children = []
  const supervisor = onGivenUp && supervise({ ...patience, onGivenUp })
  let over = false
  const end = () => {
    over = true
    supervisor?.end()
  }
  return {
    children,
    /** @type {Keep} */
    keep: {
      started(child) {
        children.push(child)
        record.add(child.name, child.pid, child.port)
        void child.exited.then(() => children.splice(children.indexOf(child), 1))
        if (over) void child.stop()
      },
      ready: (child, part) => supervisor?.watch(child, part),
    },
    async stop() {
      end()
      for (const child of [...children].reverse().sort((a, b) => rank(a) - rank(b))) await child.stop()
      record.clear()
    },
    kill() {
      end()
      for (const child of children) child.kill()
      record.clear()
    },
  }
}
