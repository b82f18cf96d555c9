import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { anyBlock, anyFree } from '../../../scripts/lib/ports.mjs'

/** From here on systems give ports to connections that go out. */
const OUTGOING = 32_768

describe('ports of tests', () => {
  it('are none that a connection that goes out may have first', async () => {
    const drawn = await Promise.all(Array.from({ length: 50 }, () => anyFree()))
    for (const port of drawn) expect(port).toBeLessThan(OUTGOING)
  })

  it('of whole shops are apart, and those of single servers apart from them', async () => {
    const shops = await Promise.all(Array.from({ length: 12 }, () => anyBlock()))
    const bases = shops.map(({ portBase }) => portBase).sort((a, b) => a - b)
    for (const [i, base] of bases.slice(1).entries()) expect(base - bases[i]).toBeGreaterThanOrEqual(200)
    for (const { portBase, backendUrl, storefrontUrl } of shops)
      for (const port of [portBase, Number(new URL(backendUrl).port), Number(new URL(storefrontUrl).port)]) {
        expect(port - portBase).toBeLessThan(199)
        expect(port).toBeLessThan(OUTGOING)
      }
    expect(await anyFree()).toBeLessThan(bases[0])
  })

  it('are passed over where somebody listens', async () => {
    const { portBase } = await anyBlock()
    const taken = await new Promise<string>((resolve) =>
      createServer()
        .once('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)))
        .listen({ port: portBase + 199, host: '127.0.0.1', exclusive: true }),
    )
    expect(taken).toBe('EADDRINUSE')
  })
})
