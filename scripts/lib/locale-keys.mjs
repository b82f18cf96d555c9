// Chinese and English say the same things: every locale folder has both files with the same keys.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * @param {string} folder the storefront's locales
 * @returns {string[]} one line per key or file that stands on one side only
 */
export function localeGaps(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const folders = new Set([folder, ...entries.filter((e) => e.isDirectory()).map((e) => join(e.parentPath, e.name))])
  return [...folders].flatMap((each) => {
    const [zh, en] = ['zh', 'en'].map((language) => keysOf(join(each, `${language}.json`)))
    const where = relative(folder, each) || '.'
    return [
      ...zh.filter((key) => !en.includes(key)).map((key) => `${where}: en has no ${key}`),
      ...en.filter((key) => !zh.includes(key)).map((key) => `${where}: zh has no ${key}`),
    ]
  })
}

/** @param {string} file @returns {string[]} */
function keysOf(file) {
  return existsSync(file) ? flatten(JSON.parse(readFileSync(file, 'utf8'))) : []
}

/** @param {Record<string, unknown>} value @param {string} [path] @returns {string[]} */
function flatten(value, path = '') {
  return Object.entries(value).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object'
      ? flatten(/** @type {Record<string, unknown>} */ (inner), `${path}${key}.`)
      : [`${path}${key}`],
  )
}
