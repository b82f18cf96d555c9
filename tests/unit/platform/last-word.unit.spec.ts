/** What a part that did not start is said to have said: a line of the backend's log without its stack. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastWord } from '../../../scripts/lib/processes.mjs'

it.each([
  ['of JSON', '{"at":"2026-11-30","level":"error","message":"没有选项 gaet","stack":["at a","at b"]}', '没有选项 gaet'],
  ['of JSON that says nothing', '{"at":"2026-11-30"}', '{"at":"2026-11-30"}'],
  ['of words', 'FATAL: 5432 is taken', 'FATAL: 5432 is taken'],
])('is the last line, %s', (_kind, line, said) => {
  const folder = mkdtempSync(join(tmpdir(), 'last-word-'))
  const log = join(folder, 'a.log')
  writeFileSync(log, `a line before\n${line}\n`)
  expect(lastWord(log)).toBe(said)
  rmSync(folder, { recursive: true })
})
