/** A start without the Redis that was named ends at once, with the name of the setting. */
import { createServer, type AddressInfo } from 'node:net'
import { checkRedis } from '../../../scripts/lib/services.mjs'

afterEach(() => delete process.env.REDIS_URL)

it('says that nobody answers there', async () => {
  const server = createServer((socket) => socket.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.REDIS_URL = `redis://:secret@${host}/1`
  await expect(checkRedis()).resolves.toBeUndefined()
  await new Promise((resolve) => server.close(resolve))
  await expect(checkRedis()).rejects.toThrow(`连不上 Redis ${host}，请检查 REDIS_URL`)
})

it('asks nobody where none is named, and repeats nothing of a text that is no address', async () => {
  await expect(checkRedis()).resolves.toBeUndefined()
  process.env.REDIS_URL = 'secret@'
  await expect(checkRedis()).rejects.toThrow('连不上 Redis REDIS_URL')
})
