/** The messages a test's buyers received: the local outbox in a folder of its own, set before the backend reads it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface OutboxMessage {
  channel: string
  to: string
  template: string
  text: string
  data: Record<string, unknown>
}

export function openOutbox() {
  const dir = mkdtempSync(join(tmpdir(), 'outbox-'))
  process.env.OUTBOX_DIR = dir
  const file = join(dir, 'outbox.jsonl')
  const messages = (): OutboxMessage[] =>
    statSync(file, { throwIfNoEntry: false })?.isFile()
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : []
  return {
    messages,
    clear: () => rmSync(file, { recursive: true, force: true }),
    /** From now on no message can leave, until `clear`. */
    refuse: () => {
      rmSync(file, { recursive: true, force: true })
      mkdirSync(file)
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}
