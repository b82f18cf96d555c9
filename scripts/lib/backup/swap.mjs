// The change from old data to restored ones, so that a power cut finds either the old or the new, never half of each: the
// old are moved aside whole, then the new move in, then the old are given up. What is cut off in between goes back.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gatewayFolders } from './shop-files.mjs'

/** Made whole here before anything is moved. */
export const STAGE = '.restoring'
const ASIDE = '.before-restore'
const GIVEN_UP = '.replaced'
/** In the folder of the old: from here on what lies in their place is new. */
const ALL_MOVED = 'all-moved'

/**
 * What makes up a shop's data. The search index goes too: it is filled anew from the database at the next start.
 * @param {string} dataDir
 */
const pieces = (dataDir) => [
  ...['postgres', 'tablespaces', 'server/private', 'server/static', 'secrets.json', 'migrated.json', 'password-shown'],
  ...['meilisearch', ...gatewayFolders(dataDir)],
]

/** @param {string} dataDir @returns {string[]} what of a shop lies there already */
export function dataIn(dataDir) {
  return pieces(dataDir).filter((piece) => {
    const place = join(dataDir, piece)
    return existsSync(place) && (!piece.startsWith('server/') || readdirSync(place, { recursive: true }).length > 0)
  })
}

/** @param {string} dataDir */
export function swapIn(dataDir) {
  const stage = join(dataDir, STAGE)
  const aside = join(dataDir, ASIDE)
  mkdirSync(aside, { mode: 0o700 })
  for (const piece of pieces(dataDir)) move(join(dataDir, piece), join(aside, piece))
  writeFileSync(join(aside, ALL_MOVED), '')
  for (const piece of pieces(stage)) move(join(stage, piece), join(dataDir, piece))
  renameSync(aside, join(dataDir, GIVEN_UP))
  clean(dataDir)
}

/**
 * What a restore that was cut off left: old data go back to their place.
 * @param {string} dataDir @returns {boolean} whether old data came back
 */
export function undoCutRestore(dataDir) {
  const aside = join(dataDir, ASIDE)
  const cut = existsSync(aside)
  if (cut) {
    if (existsSync(join(aside, ALL_MOVED)))
      for (const piece of pieces(dataDir)) rmSync(join(dataDir, piece), { recursive: true, force: true })
    // While old data go back there may be some in both places: what lies in theirs is theirs from now on.
    rmSync(join(aside, ALL_MOVED), { force: true })
    for (const piece of pieces(aside)) move(join(aside, piece), join(dataDir, piece))
    rmSync(aside, { recursive: true, force: true })
  }
  clean(dataDir)
  return cut
}

/** @param {string} dataDir */
function clean(dataDir) {
  for (const name of [STAGE, GIVEN_UP]) rmSync(join(dataDir, name), { recursive: true, force: true })
}

/** @param {string} from @param {string} to */
function move(from, to) {
  if (!existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true })
  renameSync(from, to)
}
