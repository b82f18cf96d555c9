/** What staff may not do is not offered to them: in the rooms around small shops, producers, the bench and payouts. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RIGHTS, type RightKey } from '../../../backend/src/staff/rights'
import { ROLES } from '../../../backend/src/staff/roles'

const ROOT = resolve(import.meta.dirname, '../../..')
/** Of each room the right by which its pages are read; whoever reads others of its pages is named beside. */
const ROOMS: { admin: string; reads: (file: string) => RightKey[] }[] = [
  {
    admin: 'plugins/supply/warehouse/src/admin',
    reads: (file) => [
      'warehouse:work',
      ...(/shorts|substitute/.test(file) ? (['warehouse:shorts'] as const) : []),
      ...(/sample/.test(file) ? (['warehouse:sample'] as const) : []),
    ],
  },
  {
    admin: 'plugins/supply/purchase/src/admin',
    reads: (file) => (/ledger/.test(file) ? ['purchase:read'] : ['purchase:prices', 'purchase:read']),
  },
  { admin: 'plugins/supply/shops/src/admin', reads: () => ['shops:read'] },
  { admin: 'plugins/supply/shop-orders/src/admin', reads: () => ['shops:prices'] },
  { admin: 'plugins/supply/settlement/src/admin', reads: () => ['settlement:read'] },
  { admin: 'plugins/money/payouts/src/admin', reads: () => ['payouts:read'] },
]

const rolesWith = (right: RightKey) =>
  Object.keys(ROLES).filter((role) => {
    const { rights } = ROLES[role]!
    return rights === '*' || rights.includes(right)
  })

/** `ask(path, body)` posts; `api(path, 'POST' or 'DELETE', …)`. */
const CALL = /\b(?:ask|api)(?:<[^>()]*>)?\(\s*([`'])([^`']+)\1\s*,\s*(?:'(POST|DELETE)'|(?!'))/g
/** What a path begins with is looked up where it was last said; anything else it is made of stands for any word. */
const callsOf = (text: string) =>
  [...text.matchAll(CALL)].map(({ index, 2: path = '', 3: method = 'POST' }) => {
    const said = (name: string) =>
      [...text.slice(0, index).matchAll(new RegExp(`const ${name} = \`([^\`]+)\``, 'g'))].at(-1)?.[1] ?? ''
    const whole = path.replace(/^\$\{(\w+)\}/, (_, name: string) => said(name))
    return { method, path: `/admin${whole.replace(/\$\{[^}]*\}/g, '*').replace(/\?.*$/, '')}` }
  })

/** As the table of rights writes routes: `GET|POST /admin/shops/:id/**`. */
const allows = (pattern: string, method: string, path: string): boolean => {
  const [methods = '', route = ''] = pattern.split(' ')
  const [asked, named] = [path.split('/'), route.replace(/\/\*\*$/, '').split('/')]
  const length = route.endsWith('/**') ? asked.length >= named.length : asked.length === named.length
  const same = (word: string, i: number) => word.startsWith(':') || asked[i] === '*' || asked[i] === word
  return methods.split('|').includes(method) && length && named.every(same)
}
/** By route that a call may mean, who may go it. */
const rightsFor = (method: string, path: string): RightKey[][] => {
  const routes = new Map<string, RightKey[]>()
  for (const key of Object.keys(RIGHTS) as RightKey[])
    for (const route of RIGHTS[key].routes)
      if (allows(route, method, path)) routes.set(route, [...(routes.get(route) ?? []), key])
  return [...routes.values()]
}

const filesOf = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(ROOT, folder, name))

describe('buttons of a room', () => {
  it.each(ROOMS.map((room) => [room.admin, room.reads] as const))('%s', (admin, reads) => {
    const texts = new Map(filesOf(admin).map((file) => [file, readFileSync(file, 'utf8')]))
    const importersOf = (file: string) =>
      [...texts].flatMap(([other, text]) => {
        const imported = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => resolve(dirname(other), path))
        return imported.some((path) => `${path}.tsx` === file || `${path}.ts` === file) ? [other] : []
      })
    /** The file asks, or all who draw it do. */
    const asks = (file: string, right: string): boolean => {
      if (texts.get(file)?.includes(`'${right}'`)) return true
      const importers = importersOf(file)
      return importers.length > 0 && importers.every((other) => asks(other, right))
    }
    const calls = [...texts].flatMap(([file, text]) => callsOf(text).map((call) => ({ file, ...call })))
    expect(calls.length).toBeGreaterThan(0)
    const offered = calls.flatMap(({ file, method, path }) => {
      const name = relative(ROOT, file)
      const readers = reads(name).flatMap(rolesWith)
      const routes = rightsFor(method, path)
      const fine = (rights: RightKey[]) =>
        readers.every((role) => rights.some((right) => rolesWith(right).includes(role))) ||
        rights.some((right) => asks(file, right))
      return routes.length && routes.every(fine) ? [] : [`${name}: ${method} ${path}`]
    })
    expect(offered).toEqual([])
  })
})
