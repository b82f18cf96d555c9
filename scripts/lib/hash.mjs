// The fingerprint of a set of source files: unchanged sources need no new build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

const SKIP = new Set(['node_modules', '.medusa', '.nuxt', '.output', '.data', '.cache', 'static', 'private', 'uploads'])

/**
 * @param {string} base paths are hashed relative to it
 * @param {string[]} paths files or folders; a missing one counts as missing
 * @param {string[]} extra further values the result depends on
 */
export function fingerprint(base, paths, extra = []) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesUnder(path)) hash.update(relative(base, file)).update(readFileSync(file))
  for (const value of extra) hash.update('\0').update(value)
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
export function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIP.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
}
