// `npm run backup [-- <folder>] [--keep N] [--keys-to <folder>]`: the shop at one moment, running or stopped, as one folder
// with checksums. Keys go elsewhere: beside the data they would open everything to whoever finds a backup.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { dataDir } from './lib/paths.mjs'
import { oneLine, Problem } from './lib/problem.mjs'
import { loadSettings } from './lib/settings.mjs'

const USAGE = 'npm run backup [-- <folder>] [--keep N] [--keys-to <folder>]'

try {
  const wanted = read(process.argv.slice(2))
  await ensureInstalled()
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    loadSettings()
    await backup(wanted)
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exitCode = 1
}

/** @param {string[]} args */
function read(args) {
  try {
    const options = /** @type {const} */ ({ keep: { type: 'string' }, 'keys-to': { type: 'string' } })
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const keep = values.keep === undefined ? undefined : Number(values.keep)
    if (positionals.length > 1 || (keep !== undefined && !(Number.isInteger(keep) && keep > 0))) throw new Error()
    return { to: positionals[0], keep, keysTo: values['keys-to'] }
  } catch {
    throw new Problem(`用法：${USAGE}`, `usage: ${USAGE}`)
  }
}

/** @param {ReturnType<typeof read>} wanted */
async function backup(wanted) {
  const { backupFolder, interrupted, keysBeside } = await import('./lib/backup/places.mjs')
  const { inMib } = await import('./lib/backup/room.mjs')
  const { takeBackup } = await import('./lib/backup/take.mjs')
  const folder = process.env.SHOP_DATA_DIR ?? dataDir
  const to = resolve(wanted.to ?? backupFolder(folder))
  const keysTo = resolve(wanted.keysTo ?? keysBeside(to))
  const taken = await takeBackup({ dataDir: folder, to, keysTo, keep: wanted.keep, signal: interrupted() })
  const lines = [
    `✓ 备份 backup       ${taken.folder} (${inMib(taken.bytes)})`,
    taken.keys
      ? `  密钥 keys         ${taken.keys}\n` +
        '                    请与备份分开保管：拿到备份的人能读数据，再拿到密钥就能以任何人身份登录\n' +
        '                    keep them in another place than the backup: whoever has both can sign in as anybody'
      : '  密钥 keys         来自环境变量，不在备份里，请自行保管 from the environment, not in it: keep them yourself',
    '  不在内 not in it  .env、Redis、搜索索引（启动时重建 filled anew at a start）、日志 logs' +
      (process.env.S3_BUCKET ? `、S3 的文件 files in the bucket ${process.env.S3_BUCKET}` : ''),
    ...(taken.sameDisk
      ? ['  ! 备份和数据在同一块盘上，请复制到别处 the backup is on the same disk as the data: copy it elsewhere']
      : []),
    `  恢复 restore      npm run restore -- '${taken.folder}'`,
  ]
  console.log(lines.join('\n'))
}
