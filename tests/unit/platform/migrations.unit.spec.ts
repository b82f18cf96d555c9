/** Modules share one table of migrations: two of the same name, and the second never runs. */
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'

it('every migration of every module has a name of its own', () => {
  const root = join(import.meta.dirname, '../../..')
  const names = globSync('plugins/*/*/src/modules/*/migrations/*.ts', { cwd: root }).map((file) => basename(file))
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})
