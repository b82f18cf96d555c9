// `npm run build`: everything that runs elsewhere later, the backend in backend/.medusa/server, the storefront in .output.
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { oneLine } from './lib/problem.mjs'

try {
  await ensureInstalled()
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    const { buildBackend, buildPlugins, buildStorefront } = await import('./lib/build.mjs')
    const storefront = buildStorefront()
    storefront.catch(() => {})
    await buildPlugins()
    await buildBackend()
    await storefront
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exit(1)
}
