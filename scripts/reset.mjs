// `npm run reset`: closes the book on this machine's shop. All its data goes: orders, pictures, keys, passwords.
import { existsSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
// For the clock it sets: leftovers are known by the moment they began.
import './lib/install.mjs'
import { dataDir } from './lib/paths.mjs'
import { oneLine, Problem } from './lib/problem.mjs'
import { endLeftovers } from './lib/run-record.mjs'

const folder = process.env.SHOP_DATA_DIR ?? dataDir

try {
  if (!existsSync(folder)) console.log('没有数据可清除 nothing to clear')
  else if (await confirmed()) {
    await endLeftovers(folder)
    rmSync(folder, { recursive: true, force: true })
    console.log('✓ 已清除，下次 npm start 从头开始 cleared; the next npm start begins anew')
  } else throw new Problem('没有清除任何东西', 'nothing was cleared')
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exit(1)
}

async function confirmed() {
  if (process.argv.includes('--yes') || !process.stdin.isTTY) return true
  const ask = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question(`清除 ${folder} 里的全部数据？ Clear all data? (y/N) `)
  ask.close()
  return /^y(es)?$/i.test(answer.trim())
}
