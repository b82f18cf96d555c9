// What the shop keeps as files: uploaded pictures and papers, and the books of the local gateways. Rows name files, so a
// backup needs every file that a row of its moment names: uploads are copied before that moment and again after it, what
// was added in between is added, what was deleted in between stays.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { eachOf, listTree } from './bundle.mjs'

const UPLOADS = ['server/private', 'server/static']
/** One line a fact, only ever appended. */
const JOURNAL = 'journal.jsonl'
const MERCHANT = 'merchant.json'

/** Whether the first start's password was told. */
export const TOLD = 'password-shown'

/** @param {string} dataDir @returns {string[]} folders of gateways with play money */
export function gatewayFolders(dataDir) {
  if (!existsSync(dataDir)) return []
  return readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => [MERCHANT, JOURNAL].some((file) => existsSync(join(dataDir, name, file))))
}

/** @param {string} dataDir @returns {string[]} folders whose size counts */
export const placesOfFiles = (dataDir) => [...UPLOADS, ...gatewayFolders(dataDir)].map((name) => join(dataDir, name))

/**
 * @param {string} dataDir @param {import('./bundle.mjs').Bundle} bundle
 * @returns {() => Promise<void>} copies what was not copied yet
 */
export function uploadsOf(dataDir, bundle) {
  /** @type {Map<string, string>} */
  const known = new Map()
  return async () => {
    for (const place of UPLOADS) {
      const { files, folders } = await listTree(join(dataDir, place))
      for (const path of ['', ...folders]) bundle.makeFolder(path ? `${place}/${path}` : place)
      await eachOf(files, async (path) => {
        const from = join(dataDir, place, path)
        const stat = statSync(from, { throwIfNoEntry: false })
        const state = `${stat?.size} ${stat?.mtimeMs}`
        const name = `${place}/${path}`
        if (known.get(name) === state) return
        known.set(name, state)
        await bundle.replace(name, from)
      })
    }
  }
}

/** After the database's moment: a gateway that knows more than the shop is asked, one that knows less has lost money. */
export async function copyGatewayBooks(
  /** @type {string} */ dataDir,
  /** @type {import('./bundle.mjs').Bundle} */ bundle,
) {
  for (const name of gatewayFolders(dataDir)) {
    bundle.makeFolder(name)
    const file = join(dataDir, name, JOURNAL)
    if (!existsSync(file)) continue
    const lines = readFileSync(file)
    await bundle.write(`${name}/${JOURNAL}`, lines.subarray(0, lines.lastIndexOf(10) + 1))
  }
  if (existsSync(join(dataDir, TOLD))) await bundle.write(TOLD, '')
}
