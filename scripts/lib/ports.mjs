// Loopback ports: which are free, which are taken.
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { commandLineOf } from './processes.mjs'

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

// Below what systems give to connections that go out (from 32768 on): one of those may have a port before its server has.
// Above those that browsers and fetch refuse to ask (10080 is the highest).
const SINGLES = { from: 11_000, count: 9000 }
const BLOCKS = { from: 20_000, count: 60, wide: 200 }

/** A port for one server, drawn by lot. @returns {Promise<number>} */
export async function anyFree() {
  for (let draws = 0; draws < 100; draws += 1) {
    const port = SINGLES.from + randomInt(SINGLES.count)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port from ${SINGLES.from} on`)
}

/**
 * Ports for a whole shop, drawn by lot, no other's as long as this process lives: the last of them is kept for that.
 * @returns {Promise<{ portBase: number, backendUrl: string, storefrontUrl: string }>}
 */
export async function anyBlock() {
  for (let draws = 0; draws < 1000; draws += 1) {
    const portBase = BLOCKS.from + randomInt(BLOCKS.count) * BLOCKS.wide
    const last = portBase + BLOCKS.wide - 1
    if (!(await holds(last))) continue
    return { portBase, backendUrl: `http://localhost:${last - 2}`, storefrontUrl: `http://localhost:${last - 1}` }
  }
  throw new Error(`no free ports from ${BLOCKS.from} on`)
}

/** @param {number} port @returns {Promise<boolean>} whether it is this process's from now on */
function holds(port) {
  return new Promise((resolve) => {
    const server = createServer().unref()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true))
  })
}

/**
 * Who listens on a loopback port; null where nobody does, or the system does not say (not Linux, another user's).
 * @param {number} port @returns {{ pid: number, command: string } | null}
 */
export function listenerOf(port) {
  try {
    const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => listeningSockets(file, port))
    if (!sockets.length) return null
    const pid = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((name) => holdsOne(name, sockets))
    return pid ? { pid: Number(pid), command: commandLineOf(Number(pid)) ?? '' } : null
  } catch {
    return null
  }
}

/** Their inodes; columns 1, 3 and 9 are the local address, the state (0A: listening) and the inode. */
function listeningSockets(/** @type {string} */ file, /** @type {number} */ port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === '0A')
    .map((fields) => `socket:[${fields[9]}]`)
}

/** @param {string} pid @param {string[]} sockets */
function holdsOne(pid, sockets) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.includes(readlinkSync(`/proc/${pid}/fd/${fd}`)))
  } catch {
    return false
  }
}
