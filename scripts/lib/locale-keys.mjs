// Chinese and English say the same things: every locale folder has both files with the same keys.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * @param {string} folder the storefront, whose portals have words of their own
 * @returns {string[]} one line per key or file that stands on one side only
 */
export function localeGaps(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const folders = new Set(entries.filter(isWords).map((e) => e.parentPath))
  return [...folders].flatMap((each) => {
    const [zh, en] = ['zh', 'en'].map((language) => keysOf(join(each, `${language}.json`)))
    const where = relative(folder, each) || '.'
    return [
      ...zh.filter((key) => !en.includes(key)).map((key) => `${where}: en has no ${key}`),
      ...en.filter((key) => !zh.includes(key)).map((key) => `${where}: zh has no ${key}`),
    ]
  })
}

/** @param {import('node:fs').Dirent} entry */
const isWords = ({ name, parentPath }) => /^(?:zh|en)\.json$/.test(name) && parentPath.split(sep).includes('locales')

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

/** What stands in `$t(…)`, and what a schema says in the buying words, which no variable is called. */
const SAID = /\$t\(([^)]*)\)|('buy\.[\w.]+')/g
const MESSAGE_ID = /(['"`])([a-zA-Z]\w*(?:\.(?:[\w-]|\$\{[^`}]*\})+)+)\1/g

/**
 * Message ids that a source of the storefront names and no locale file has words for: shown to people they would be keys.
 * A branch (`buy.freight` above `buy.freight.paid`) has no words of its own. Ids stand in `$t(…)` and in schemas' messages
 * alike; of one put together (`buy.status.${state}`) some words must be there.
 *
 * @param {string} folder the storefront
 * @returns {string[]} one line per id
 */
export function unknownMessages(folder) {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const known = files
    .filter((file) => file.split(sep).includes('locales') && file.endsWith('zh.json'))
    .flatMap((file) => flatten(JSON.parse(readFileSync(file, 'utf8'))))
  return files
    .filter((file) => /\.(?:ts|vue)$/.test(file))
    .flatMap((file) =>
      idsIn(readFileSync(file, 'utf8'))
        .filter((id) => !known.some((key) => patternOf(id).test(key)))
        .map((id) => `${relative(folder, file)}: no language has ${id}`),
    )
}

/** @param {string} source @returns {string[]} */
export function idsIn(source) {
  return [...source.matchAll(SAID)].flatMap(([, called, said]) =>
    [...(called ?? said).matchAll(MESSAGE_ID)].map((found) => found[2]),
  )
}

/** @param {string} id */
function patternOf(id) {
  const parts = id.replaceAll(/\$\{[^}]*\}/g, '*').split('.')
  return new RegExp(`^${parts.map((part) => part.replaceAll('*', '[^.]+')).join('\\.')}$`)
}
