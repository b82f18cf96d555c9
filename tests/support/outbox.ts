/** The messages a test's buyers received. */
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { OUTBOX_DIR } from './worker'

export interface OutboxMessage {
  channel: string
  to: string
  template: string
  text: string
  data: Record<string, unknown>
}

export function openOutbox() {
  const file = join(OUTBOX_DIR, 'outbox.jsonl')
  rmSync(file, { recursive: true, force: true })
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
      mkdirSync(file, { recursive: true })
    },
    close: () => rmSync(file, { recursive: true, force: true }),
  }
}
