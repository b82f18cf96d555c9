// Loopback ports: which are free, which are taken.
import { createConnection, createServer } from 'node:net'

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isFree(port) {
  if (await answers(port)) return false
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: 'localhost', timeout: 500 })
    const done = (/** @type {boolean} */ taken) => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
}

/**
 * The wanted port, or the next free one after it.
 * @param {number} wanted
 */
export async function nextFree(wanted) {
  for (let port = wanted; port < wanted + 100; port += 1) if (await isFree(port)) return port
  throw new Error(`no free port from ${wanted} on`)
}

/** A port the system picks. @returns {Promise<number>} */
export function anyFree() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
