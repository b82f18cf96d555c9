/** Journeys share a few shops one after another: who signs in during one, and whose shop it opens, is met by no other. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../scripts/lib/paths.mjs'

const folder = join(root, 'tests/e2e')
const journeys = readdirSync(folder).filter((name) => name.endsWith('.spec.ts'))
/** Goods are sent to them; none of them signs in. */
const RECEIVERS = ['13800138000', '13800000000']

const sharedBy = (found: RegExp, allowed: string[] = []) => {
  const users = new Map<string, string[]>()
  for (const name of journeys) {
    const words = new Set([...readFileSync(join(folder, name), 'utf8').matchAll(found)].map(([, word]) => word ?? ''))
    for (const word of words) users.set(word, [...(users.get(word) ?? []), name])
  }
  return [...users].filter(([word, names]) => names.length > 1 && !allowed.includes(word))
}

describe('journeys', () => {
  it('have phones of their own', () => expect(sharedBy(/\b(1[3-9]\d{9})\b/g, RECEIVERS)).toEqual([]))
  it('have small shops of their own', () => expect(sharedBy(/handle: '([a-z0-9-]+)'/g)).toEqual([]))
})
