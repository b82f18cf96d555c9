/** `npm test -- --changed` runs what a change reaches: by imports, by routes, and everything where Medusa calls it by itself. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testsReachedBy } from '../../../scripts/lib/reach-of-change.mjs'

const LOTS = 'plugins/trust/lots/src'
const TREE = {
  'plugins/base/kit/src/fen.ts': 'export const fen = 1',
  [`${LOTS}/sellable.ts`]: `import { fen } from '@shanzhen/kit/fen'`,
  [`${LOTS}/api/admin/lots/[id]/route.ts`]: `import { sellable } from '../../../../sellable'`,
  [`${LOTS}/jobs/expire.ts`]: `import { days } from '../days'`,
  [`${LOTS}/days.ts`]: '',
  'storefront/utils/yuan.ts': '',
  'tests/support/shop.ts': `import { fen } from '@shanzhen/kit/fen'`,
  'tests/unit/fen.unit.spec.ts': `import { fen } from '../../plugins/base/kit/src/fen'`,
  'tests/unit/yuan.unit.spec.ts': `import { yuan } from '~/utils/yuan'`,
  'tests/http/doors.http.spec.ts': '',
  'tests/http/lots.http.spec.ts': 'api.get(`/admin/lots/${id}`)',
  'tests/http/pay.http.spec.ts': `const shop = await import('../support/shop')`,
  'tests/http/sign-in.http.spec.ts': `api.post('/store/sign-in')`,
  'tests/e2e/buy.e2e.spec.ts': '',
  'tests/unit/platform/menu.unit.spec.ts': '',
  'tests/unit/storefront/words.unit.spec.ts': '',
}

describe('what a change reaches', () => {
  const root = mkdtempSync(join(tmpdir(), 'reach-'))
  beforeAll(() => {
    for (const [path, text] of Object.entries(TREE)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  })
  afterAll(() => rmSync(root, { recursive: true }))
  const reached = (...changed: string[]) => testsReachedBy(root, changed)

  it('is who imports it, at whatever remove, and who knocks at a route that leans on it', () => {
    expect(reached('plugins/base/kit/src/fen.ts')).toEqual([
      'tests/http/lots.http.spec.ts',
      'tests/http/pay.http.spec.ts',
      'tests/unit/fen.unit.spec.ts',
    ])
  })

  it('is every test over HTTP where Medusa calls it by itself', () => {
    const all = ['doors', 'lots', 'pay', 'sign-in'].map((name) => `tests/http/${name}.http.spec.ts`)
    expect(reached(`${LOTS}/days.ts`)).toEqual(all)
    expect(reached('package-lock.json')).toEqual(all)
  })

  it('is the tables of all routes where a route is new or says something else', () => {
    for (const file of ['api/contract.ts', 'api/store/notices/route.ts'])
      expect([file, reached(`${LOTS}/${file}`)]).toEqual([file, ['tests/http/doors.http.spec.ts']])
  })

  it('is the test that reads a file by its place in the tree', () => {
    expect(reached(`${LOTS}/admin/routes/lots/page.tsx`)).toEqual(['tests/unit/platform/menu.unit.spec.ts'])
    expect(reached('storefront/locales/zh.json')).toContain('tests/unit/storefront/words.unit.spec.ts')
  })

  it('is the journeys too where what people see changed, and a test that changed itself', () => {
    expect(reached('storefront/utils/yuan.ts')).toEqual([
      'tests/e2e/buy.e2e.spec.ts',
      'tests/unit/storefront/words.unit.spec.ts',
      'tests/unit/yuan.unit.spec.ts',
    ])
    expect(reached('tests/http/sign-in.http.spec.ts')).toEqual(['tests/http/sign-in.http.spec.ts'])
  })

  it('is nothing where only words or a file that is gone changed', () => {
    expect(reached('README.md', 'plugins/base/kit/src/gone.ts')).toEqual([])
  })
})
