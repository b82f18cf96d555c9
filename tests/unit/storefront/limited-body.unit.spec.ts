/** Bodies that browsers send to the storefront: read within their limit, and never held beyond it. */
import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp, eventHandler, toNodeListener } from 'h3'
import { readBodyWithin } from '../../../storefront/server/utils/limited-body'

const MOST = 1000
let server: Server
let port: number
beforeAll(async () => {
  const app = createApp().use(eventHandler(async (event) => ({ read: (await readBodyWithin(event, MOST)) ?? null })))
  server = createServer(toNodeListener(app)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

/** @param said whether its length is said before. @param more bytes that never come: the answer does not wait for them */
function send(pieces: string[], said: boolean, more = 0): Promise<unknown> {
  const headers = said ? { 'content-length': String(Buffer.byteLength(pieces.join('')) + more) } : {}
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => {
        resolve((JSON.parse(text) as { read: unknown }).read)
        if (more) request.destroy()
      })
    })
    request.on('error', reject)
    for (const piece of pieces) request.write(piece)
    if (!more) request.end()
  })
}

describe.each([
  ['whose length is said', true],
  ['that comes in pieces', false],
])('a body %s', (_name, said) => {
  it('is read whole where it is within the limit', async () => {
    expect(await send(['山', '货'], said)).toBe('山货')
    expect(await send(['x'.repeat(MOST)], said)).toBe('x'.repeat(MOST))
  })

  it('is not read where it is larger, by a byte or by far', async () => {
    expect(await send(['x'.repeat(MOST), 'y'], said)).toBeNull()
    // Answered while the rest is still to come.
    expect(await send(['x'.repeat(MOST + 1)], said, 1_000_000_000)).toBeNull()
  })
})
