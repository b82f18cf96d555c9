// `npm run restore -- <backup> [--replace] [--keys <file> | --new-keys]`: a backup brought back into the shop's data folder,
// or into the database of DATABASE_URL. Refuses where it would write over something, or while the shop runs.
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { dataDir } from './lib/paths.mjs'
import { oneLine, Problem } from './lib/problem.mjs'
import { loadSettings } from './lib/settings.mjs'

const USAGE = 'npm run restore -- <backup> [--replace] [--keys <file> | --new-keys]'

try {
  const wanted = read(process.argv.slice(2))
  await ensureInstalled()
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    loadSettings()
    await restore(wanted)
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exitCode = 1
}

/** @param {string[]} args */
function read(args) {
  try {
    const options = /** @type {const} */ ({
      replace: { type: 'boolean' },
      keys: { type: 'string' },
      'new-keys': { type: 'boolean' },
    })
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [folder, ...more] = positionals
    if (!folder || more.length || (values.keys && values['new-keys'])) throw new Error()
    return { folder, replace: values.replace === true, keys: values.keys, newKeys: values['new-keys'] === true }
  } catch {
    throw new Problem(`用法：${USAGE}`, `usage: ${USAGE}`)
  }
}

/** @param {ReturnType<typeof read>} wanted */
async function restore(wanted) {
  const { interrupted, keysBeside } = await import('./lib/backup/places.mjs')
  const { bringBack } = await import('./lib/backup/bring-back.mjs')
  const folder = resolve(wanted.folder)
  const place = process.env.SHOP_DATA_DIR ?? dataDir
  const signal = interrupted()
  const manifest = await bringBack({
    ...wanted,
    folder,
    dataDir: place,
    keysFolder: keysBeside(dirname(folder)),
    signal,
  })
  const lines = [
    `✓ 已恢复到 restored to ${manifest.taken_at}（版本 version ${manifest.version}）`,
    ...(wanted.newKeys
      ? ['  已换新密钥：所有人要重新登录，旧订单链接失效 new keys: everybody signs in again, old order links are void']
      : []),
    '  核对 check          npm run prove',
    '  开店 open the shop  npm start',
  ]
  console.log(lines.join('\n'))
}
