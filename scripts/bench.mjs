// `npm run bench [-- <name>…]`: measures this shop beside a plain Medusa; see tests/bench/main.ts.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { root } from './lib/paths.mjs'

await ensureInstalled()
if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
  const args = [
    '--disable-warning=ExperimentalWarning',
    join(root, 'tests', 'bench', 'main.ts'),
    ...process.argv.slice(2),
  ]
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
}
