/** What a part that did not start is said to have said: its own last line, of the backend's log without the stack. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastLines, lastWord, startChild } from '../../../scripts/lib/processes.mjs'

let folder: string
let logFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'last-word-'))
  logFile = join(folder, 'a.log')
})
afterEach(() => rmSync(folder, { recursive: true }))

const ending = () => 'code 1'
const run = (script: string) => startChild({ name: 'part', command: process.execPath, args: ['-e', script], logFile })

it.each([
  ['of JSON', '{"at":"2026-11-30","level":"error","message":"没有选项 gaet","stack":["at a","at b"]}', '没有选项 gaet'],
  ['of JSON that says nothing', '{"at":"2026-11-30"}', '{"at":"2026-11-30"}'],
  ['of words', 'FATAL: 5432 is taken', 'FATAL: 5432 is taken'],
])('is the last line, %s', (_kind, line, said) => {
  writeFileSync(logFile, `a line before\n${line}\n`)
  expect(lastWord({ logFile, logFrom: 0, ending })).toBe(said)
})

it('is nobody’s who wrote before into the same log', async () => {
  writeFileSync(logFile, '没有选项 gaet\n')
  const silent = run('process.exit(3)')
  await silent.exited
  expect(lastWord(silent)).toBe('code 3')
  const telling = run('console.error("two\\nwords"); process.exit(1)')
  await telling.exited
  expect(lastWord(telling)).toBe('words')
  expect(lastLines(telling, 40)).toBe('two\nwords')
})

it('is found in a log that was begun anew, and at the end of a large one', () => {
  writeFileSync(logFile, `${'a line that fills\n'.repeat(60_000)}the end\n`)
  expect(lastWord({ logFile, logFrom: 1000, ending })).toBe('the end')
  writeFileSync(logFile, 'the first\n')
  expect(lastWord({ logFile, logFrom: 1000, ending })).toBe('the first')
})
