// The shop's keys, kept apart from its backups: who holds a backup reads the shop's data, who holds keys as well signs in as
// anybody. They change rarely, so that one file of keys fits many backups; a backup names the one it needs by checksum.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../problem.mjs'
import { gatewayFolders } from './shop-files.mjs'

export const SECRETS = 'secrets.json'
/** Keys of a local gateway: the merchant's, and the ones it signs with itself. */
const isKeyFile = (/** @type {string} */ name) => name.endsWith('.json')

/** @param {string} dataDir @returns {string | null} null where this place holds none: they come from the environment */
function readKeys(dataDir) {
  if (!existsSync(join(dataDir, SECRETS))) return null
  const gateways = gatewayFolders(dataDir).flatMap((folder) =>
    readdirSync(join(dataDir, folder))
      .filter(isKeyFile)
      .sort()
      .map((name) => `${folder}/${name}`),
  )
  const files = [SECRETS, ...gateways].map((path) => [path, readFileSync(join(dataDir, path), 'utf8')])
  return JSON.stringify(Object.fromEntries(files), null, 1)
}

/**
 * @param {string} dataDir @param {string} folder
 * @returns {{ sha256: string, file: string } | null}
 */
export function keepKeys(dataDir, folder) {
  const keys = readKeys(dataDir)
  if (keys === null) return null
  const sha256 = hashOf(keys)
  const file = join(folder, nameOf(sha256))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(file) || hashOf(readFileSync(file, 'utf8')) !== sha256) writeFileSync(file, keys, { mode: 0o600 })
  return { sha256, file }
}

/**
 * @param {{ sha256: string, given: string | undefined, folder: string }} wanted `folder` is looked into where no file is given
 * @returns {Record<string, string>} content by path in the data folder
 */
export function findKeys({ sha256, given, folder }) {
  const file = given ?? join(folder, nameOf(sha256))
  if (!existsSync(file)) {
    throw new Problem(
      `找不到这份备份的密钥 ${file}；用 --keys <文件>，密钥丢了用 --new-keys`,
      `the backup’s keys are not at ${file}: name them with --keys <file>; if they are lost, --new-keys draws others`,
    )
  }
  const keys = readFileSync(file, 'utf8')
  if (hashOf(keys) !== sha256)
    throw new Problem(`密钥文件不属于这份备份或已损坏：${file}`, 'these keys are damaged or not the backup’s')
  return JSON.parse(keys)
}

/** @param {string} keys */
const hashOf = (keys) => createHash('sha256').update(keys).digest('hex')
/** @param {string} sha256 */
const nameOf = (sha256) => `keys-${sha256.slice(0, 16)}.json`
