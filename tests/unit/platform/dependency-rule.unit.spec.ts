/** The dependency rule of ARCHITECTURE.md finds what breaks it, types included, and lets pass what keeps it. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const RULE = '.dependency-cruiser.mjs'

describe('the dependency rule', { timeout: 60_000 }, () => {
  let tree: string
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'rule-'))
    copyFileSync(join(root, RULE), join(tree, RULE))
    writeFileSync(join(tree, 'tsconfig.server.json'), '{ "compilerOptions": { "module": "Node16" } }')
  })
  afterEach(() => rmSync(tree, { recursive: true }))

  /** @returns the names of the rules that are broken */
  function broken(files: Record<string, string>): string[] {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), text)
    }
    const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const args = [program, '--config', RULE, '--output-type', 'json', 'plugins', 'backend', 'storefront']
    for (const room of ['plugins', 'backend', 'storefront']) mkdirSync(join(tree, room), { recursive: true })
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' })
    if (!stdout) throw new Error(stderr)
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
    return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort()
  }
  const type = (name: string, from: string) => `import type { ${name} } from '${from}'\nexport type Own = ${name}\n`

  it('lets a room lean on rooms of its own plugin', () => {
    expect(
      broken({
        'plugins/base/kit/src/a.ts': type('B', './b'),
        'plugins/base/kit/src/b.ts': 'export type B = string\n',
      }),
    ).toEqual([])
  })

  it('finds a circle, also one of types alone', () => {
    expect(
      broken({
        'plugins/base/kit/src/a.ts': `${type('B', './b')}export type A = 1\n`,
        'plugins/base/kit/src/b.ts': `${type('A', './a')}export type B = 1\n`,
      }),
    ).toEqual(['no-circles'])
  })

  it('finds a lower wing that leans on a higher one, and a way past the exported names', () => {
    const files = {
      'plugins/trust/lots/src/a.ts': type('Order', '../../../selling/checkout/src/order'),
      'plugins/selling/checkout/src/order.ts': 'export type Order = 1\n',
    }
    expect(broken(files)).toEqual(['by-exported-name', 'trust-leans-on-base'])
  })

  it('finds a plugin that knows the county, and a page that knows more than HTTP', () => {
    const files = {
      'plugins/base/kit/src/a.ts': type('Seed', '../../../../backend/src/seed'),
      'backend/src/seed.ts': 'export type Seed = 1\n',
      'storefront/utils/a.ts': type('Seed', '../../backend/src/seed'),
    }
    expect(broken(files)).toEqual(['plugins-know-no-county', 'storefront-by-http'])
  })

  it('finds a page that loads a wire’s schemas, and a wire that knows a server', () => {
    const wire = { 'plugins/base/kit/src/wire.ts': 'export const Quote = 1\nexport type Quote = 1\n' }
    const page = 'storefront/utils/a.ts'
    const from = '../../plugins/base/kit/src/wire'
    expect(broken({ ...wire, [page]: type('Quote', from) })).toEqual([])
    expect(broken({ [page]: `import { Quote } from '${from}'\nexport const own = Quote\n` })).toEqual([
      'storefront-wires-as-types',
    ])
    rmSync(join(tree, page))
    const server = { 'plugins/base/kit/src/service.ts': 'export type Service = 1\n' }
    expect(broken({ ...server, 'plugins/base/kit/src/wire/index.ts': type('Service', '../service') })).toEqual([
      'wires-lean-on-wires',
    ])
  })

  it('finds the shop and another portal leaning on a portal, which lean on the shop', () => {
    const portal = {
      'storefront/utils/yuan.ts': 'export type Yuan = 1\n',
      'storefront/portals/shop/utils/a.ts': type('Yuan', '../../../utils/yuan'),
      'storefront/portals/shop/utils/b.ts': type('Own', './a'),
    }
    expect(broken(portal)).toEqual([])
    expect(broken({ 'storefront/utils/b.ts': type('Own', '../portals/shop/utils/a') })).toEqual([
      'shop-without-portals',
    ])
    rmSync(join(tree, 'storefront/utils/b.ts'))
    expect(broken({ 'storefront/portals/village/a.ts': type('Own', '../shop/utils/a') })).toEqual(['portals-apart'])
  })
})
