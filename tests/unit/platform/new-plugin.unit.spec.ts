/** A start names a plugin that npm was not told of, before Medusa fails to find it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pluginsNotLocked } from '../../../scripts/lib/install.mjs'

it('is found by its folder, and known once the lock file leads to it', () => {
  const home = mkdtempSync(join(tmpdir(), 'plugin-'))
  const lock = (...places: string[]) =>
    writeFileSync(
      join(home, 'package-lock.json'),
      JSON.stringify({ packages: Object.fromEntries(places.map((place) => [place, {}])) }),
    )
  for (const place of ['plugins/trust/lots', 'plugins/trust/tastings', 'plugins/trust/left-over'])
    mkdirSync(join(home, place), { recursive: true })
  for (const place of ['plugins/trust/lots', 'plugins/trust/tastings'])
    writeFileSync(join(home, place, 'package.json'), '{}')
  writeFileSync(join(home, 'plugins/tsconfig.json'), '{}')
  lock('plugins/trust/lots')
  expect(pluginsNotLocked(home)).toEqual(['plugins/trust/tastings'])
  lock('plugins/trust/lots', 'plugins/trust/tastings')
  expect(pluginsNotLocked(home)).toEqual([])
  rmSync(home, { recursive: true })
})
