/** The built storefront, killed while the launcher watches it. */
import { join } from 'node:path'
import { openParts } from '../../scripts/lib/parts.mjs'
import { outputDir, root } from '../../scripts/lib/paths.mjs'
import { anyFree } from '../../scripts/lib/ports.mjs'
import { waitFor } from '../../scripts/lib/processes.mjs'
import { scratchFolder } from '../../scripts/lib/runs.mjs'
import { startServer } from '../../scripts/lib/server.mjs'

it('is there again on its port, known by a new word', async () => {
  const folder = await scratchFolder('storefront')
  const lines: string[] = []
  const parts = openParts(folder, () => lines.push('given up'), { waitsMs: [10], say: (line) => void lines.push(line) })
  const port = String(await anyFree())
  const url = `http://localhost:${port}/robots.txt`
  const wordAt = async () => ((await (await fetch(new URL('/health', url))).json()) as { run: string }).run
  try {
    const child = await startServer({
      name: 'storefront',
      zh: '店面',
      args: [join(outputDir, 'server', 'index.mjs')],
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: port },
      url,
      logFile: join(folder, 'storefront.log'),
      keep: parts.keep,
    })
    const word = await wordAt()
    process.kill(-child.pid, 'SIGKILL')
    await waitFor(async () => lines.length === 2 && (await wordAt()) !== word, { timeoutMs: 60_000 })
    expect(lines[1]).toMatch(/店面已重新启动 \/ the storefront runs again/)
    expect((await fetch(url)).status).toBe(200)
  } finally {
    await parts.stop()
  }
})
