// `npm run bench [-- <name>…]`: measures this shop beside a plain Medusa; see tests/bench/main.ts.
import { join } from 'node:path'
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { oneLine } from './lib/problem.mjs'

try {
  await ensureInstalled({ tools: true })
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    const { runInside } = await import('./lib/runs.mjs')
    const main = join(root, 'tests', 'bench', 'main.ts')
    // Benches that call a plugin's own code read its sources, which name each other without an ending.
    const args = ['--import', 'tsx', '--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)]
    process.exit(await runInside('bench', args, { onDisk: true }))
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exit(1)
}
