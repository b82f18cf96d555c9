/** Medusa keeps one list of migrations for all modules, by their names: a second one of the same name would never run. */
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'

it('names every migration once', () => {
  const root = join(import.meta.dirname, '../../..')
  const files = globSync(['plugins/*/*/src/modules/*/migrations/*.ts', 'backend/src/modules/*/migrations/*.ts'], {
    cwd: root,
  })
  expect(files.length).toBeGreaterThan(50)
  const names = files.map((file) => basename(file))
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  expect(twice, 'give the newer of these, and its class, another time of day in its name').toEqual([])
})
