// `npm start`: from a fresh clone to an open shop. `--watch` (npm run dev) rebuilds what changes.
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { oneLine } from './lib/problem.mjs'
import { loadSettings } from './lib/settings.mjs'

try {
  await ensureInstalled({ tools: process.argv.includes('--watch') })
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    loadSettings()
    const { launch } = await import('./lib/launch.mjs')
    await launch({ watch: process.argv.includes('--watch') })
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exit(1)
}
