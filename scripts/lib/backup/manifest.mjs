// What a backup says of itself: written last, so that a folder without it is none; with a checksum of its own, so that a
// file struck from its list is noticed too.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from '../paths.mjs'
import { Problem } from '../problem.mjs'
import { eachOf, hashOf } from './bundle.mjs'

const FILE = 'manifest.json'
const FORMAT = 1

/**
 * @typedef {{ kind: 'files', version: string, major: number, platform: string, tablespaces: string[] }
 *   | { kind: 'dump', version: string, major: number, tool_major: number }} Database
 *   `files` is a copy of the bundled database, `dump` what pg_dump wrote of one of the operator's own
 * @typedef {{ format: number, project: string, version: string, taken_at: string, database: Database,
 *   keys_sha256: string | null, bytes: number, folders: string[], files: import('./bundle.mjs').Entry[] }} Manifest
 */

/** @param {string} folder */
export const hasManifest = (folder) => existsSync(join(folder, FILE))

/** @returns {{ name: string, version: string }} */
export const project = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/**
 * @param {import('./bundle.mjs').Bundle} bundle
 * @param {{ taken_at: string, database: Database, keys_sha256: string | null }} facts
 * @returns {Promise<Manifest>}
 */
export async function writeManifest(bundle, facts) {
  const { name, version } = project()
  const files = [...bundle.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const manifest = { format: FORMAT, project: name, version, ...facts, bytes, folders: [...bundle.folders], files }
  await bundle.write(FILE, JSON.stringify({ manifest, sha256: checksum(manifest) }, null, 1))
  return manifest
}

/** @param {string} folder @returns {Manifest} @throws in words where this is no whole backup of this project */
export function readManifest(folder) {
  if (!existsSync(folder)) throw new Problem(`没有这份备份：${folder}`, `there is no backup at ${folder}`)
  if (folder.includes('.partial') || !hasManifest(folder))
    throw new Problem(`不是完整的备份：${folder}`, `not a whole backup: ${folder}`)
  const damaged = new Problem('备份清单已损坏', `the backup’s manifest is damaged: ${join(folder, FILE)}`)
  let read
  try {
    read = JSON.parse(readFileSync(join(folder, FILE), 'utf8'))
  } catch {
    throw damaged
  }
  const manifest = /** @type {Manifest} */ (read?.manifest)
  if (!manifest || checksum(manifest) !== read.sha256) throw damaged
  if (manifest.format !== FORMAT || manifest.project !== project().name)
    throw new Problem('不是这个项目能读的备份', 'not a backup that this project can read')
  for (const path of [...manifest.folders, ...manifest.files.map((file) => file.path)])
    if (posix.isAbsolute(path) || posix.normalize(path) !== path || path.startsWith('..')) throw damaged
  if (isNewer(manifest.version, project().version))
    throw new Problem(
      `备份来自更新的版本 ${manifest.version}，先更新程序`,
      `the backup was made by the newer version ${manifest.version}: update first`,
    )
  return manifest
}

/** Reads every file of a backup. @param {string} folder @param {Manifest} manifest @throws naming the first that is not as written */
export async function verifyFiles(folder, { files }) {
  await eachOf(files, async ({ path, bytes, sha256 }) => {
    const file = join(folder, path)
    const there = existsSync(file) && statSync(file).isFile() ? await hashOf(file) : null
    if (there?.bytes === bytes && there.sha256 === sha256) return
    const fault = there ? ['已损坏', 'is damaged'] : ['缺失', 'is missing']
    throw new Problem(`备份中的文件${fault[0]}：${path}`, `a file of the backup ${fault[1]}: ${path}`)
  })
}

/** @param {Manifest} manifest */
const checksum = (manifest) => createHash('sha256').update(JSON.stringify(manifest)).digest('hex')

/** @param {string} one @param {string} other */
function isNewer(one, other) {
  return one.localeCompare(other, 'en', { numeric: true }) > 0
}
