/** A process serves while its database answers, and its Redis where there is one. */
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { pingRedis, readiness } from '../../../backend/src/observe/readiness'

const never = () => new Promise(() => {})
const well = async () => 1

it('is ready while all answer, and not where one refuses or keeps still', async () => {
  expect(await readiness([well, well], 1000)()).toBe(true)
  expect(await readiness([], 1000)()).toBe(true)
  expect(await readiness([well, () => Promise.reject(new Error('away'))], 1000)()).toBe(false)
  expect(await readiness([well, never], 20)()).toBe(false)
})

it('asks once for all who want to know in the same moment, and anew for whoever comes after', async () => {
  let asked = 0
  const isReady = readiness([async () => void asked++], 1000)
  await Promise.all(Array.from({ length: 50 }, isReady))
  expect(asked).toBe(1)
  await isReady()
  expect(asked).toBe(2)
})

it('knows that Redis answers, that it went away, and that it is back', async () => {
  const sockets = new Set<Socket>()
  const listen = async (port = 0) => {
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('data', (asked) => socket.write('+PONG\r\n'.repeat(String(asked).match(/\*\d+\r\n/g)?.length ?? 0)))
    })
    await new Promise<void>((open) => server.listen(port, '127.0.0.1', open))
    return server
  }
  const close = (server: Server) => {
    const closed = new Promise((done) => server.close(done))
    for (const socket of sockets) socket.destroy()
    return closed
  }
  const first = await listen()
  const { port } = first.address() as AddressInfo
  const ask = pingRedis(`redis://127.0.0.1:${port}`, 500)
  const isReady = readiness([ask], 500)
  expect(await isReady()).toBe(true)
  await close(first)
  expect(await isReady()).toBe(false)
  const second = await listen(port)
  await vi.waitFor(async () => expect(await isReady()).toBe(true), 5000)
  await close(second)
})
