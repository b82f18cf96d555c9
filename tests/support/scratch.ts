/** Folders for data that nobody needs after the tests: in memory where there is enough of it, else on the disk. */
import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
/** A database copied for every test is thousands of small files: in memory that takes 60 ms, on a disk a second. */
const NEEDED_BYTES = 3 * 2 ** 30
const PREFIX = 'shanzhen scratch'

/** A new folder of its own, with spaces in its path; whoever asks for it removes it. */
export function scratchFolder(purpose: string): string {
  const parent = hasRoom() ? MEMORY : tmpdir()
  if (parent === MEMORY) removeLeftBehind()
  return mkdtempSync(join(parent, `${PREFIX} ${process.pid} ${purpose} `))
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return process.platform === 'linux' && bavail * bsize >= NEEDED_BYTES
  } catch {
    return false
  }
}

/** What a killed run left would hold memory until the machine restarts. */
function removeLeftBehind(): void {
  for (const name of readdirSync(MEMORY)) {
    const [, pid] = new RegExp(`^${PREFIX} (\\d+) `).exec(name) ?? []
    if (pid && !isAlive(Number(pid))) rmSync(join(MEMORY, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
