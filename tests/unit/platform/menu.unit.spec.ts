/** The admin's menu: every page of ours is shown to whoever may use it, and every entry leads somewhere. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shutPages } from '../../../backend/src/today/menu'

const root = join(import.meta.dirname, '../../..')
/** Everybody's own. Under settings stands what Medusa shows by rights of its own. */
const OPEN = /^\/(?:today|settings\/)/

const pages = globSync(['backend/src/admin/routes/**/page.tsx', 'plugins/*/*/src/admin/routes/**/page.tsx'], {
  cwd: root,
})
  .filter((file) => readFileSync(join(root, file), 'utf8').includes('defineRouteConfig'))
  .map((file) => file.replaceAll('\\', '/').replace(/^.*\/admin\/routes|\/page\.tsx$/g, ''))
const shut = shutPages(() => false)

describe('the menu', () => {
  it('knows of each of our pages which right it needs', () => {
    expect(pages.length).toBeGreaterThan(40)
    const unnamed = pages.filter((page) => !OPEN.test(page) && !shut.includes(page))
    expect(unnamed, 'write into backend/src/today/menu.ts the right that these pages need').toEqual([])
  })

  it('shows all to whoever may all, and to nobody else a page they would only be refused', () => {
    expect(shutPages(() => true)).toEqual([])
    expect(shutPages((right) => right === 'payouts:read')).not.toContain('/ledger/payouts')
    expect(shutPages((right) => right === 'payouts:read')).toContain('/ledger')
  })
})
