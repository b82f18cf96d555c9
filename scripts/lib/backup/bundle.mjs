// A backup while it is written: files go in with the checksum of what was written, not of what they were copied from, for
// a running database changes its files meanwhile. Every file is on the disk before it counts.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const CHUNK_BYTES = 1 << 20
const AT_ONCE = 8

/** @typedef {{ path: string, bytes: number, sha256: string }} Entry `path` with forward slashes, inside the bundle */
/** @typedef {ReturnType<typeof openBundle>} Bundle */

/** @param {string} folder an empty one @param {AbortSignal} signal ends it between two files */
export function openBundle(folder, signal) {
  /** @type {Map<string, Entry>} */
  const files = new Map()
  /** @type {Set<string>} */
  const folders = new Set()
  const makeFolder = (/** @type {string} */ path) => {
    mkdirSync(join(folder, path), { recursive: true, mode: 0o700 })
    folders.add(path)
  }
  return {
    folder,
    files,
    folders,
    makeFolder,
    /** @param {string} path @param {string} from @returns {Promise<boolean>} false where the file has gone meanwhile */
    async copy(path, from) {
      signal.throwIfAborted()
      const entry = await copyHashed(from, join(folder, path)).catch((error) => {
        if (error.path === from) return unlessGone(error)
        throw error
      })
      if (entry) files.set(path, { path, ...entry })
      return Boolean(entry)
    },
    /** The same for a file that may be there from before. @param {string} path @param {string} from */
    async replace(path, from) {
      rmSync(join(folder, path), { force: true })
      files.delete(path)
      await this.copy(path, from)
    },
    /** @param {string} path @param {string | Buffer} content */
    async write(path, content) {
      files.set(path, { path, ...(await writeHashed(join(folder, path), Buffer.from(content))) })
    },
    /** Takes in what another program wrote there. @param {string} path */
    async adopt(path) {
      files.set(path, { path, ...(await hashOf(join(folder, path))) })
    },
  }
}

/**
 * @param {string} from @param {string} to made anew, for its owner alone
 * @returns {Promise<{ bytes: number, sha256: string }>} of what was written
 */
export async function copyHashed(from, to) {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      const result = await eachChunk(source, (chunk) => target.writeFile(chunk))
      await target.datasync()
      return result
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** @param {string} file @returns {Promise<{ bytes: number, sha256: string }>} */
export async function hashOf(file) {
  const source = await open(file, 'r')
  try {
    return await eachChunk(source, async () => {})
  } finally {
    await source.close()
  }
}

/** @param {string} to @param {Buffer} content */
async function writeHashed(to, content) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const target = await open(to, 'w', 0o600)
  try {
    await target.writeFile(content)
    await target.datasync()
  } finally {
    await target.close()
  }
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

/** @param {import('node:fs/promises').FileHandle} source @param {(chunk: Buffer) => Promise<void>} work */
async function eachChunk(source, work) {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  let bytes = 0
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES)
    if (!bytesRead) return { bytes, sha256: hash.digest('hex') }
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    await work(chunk)
    bytes += bytesRead
  }
}

/** Work on many, a few at once; the first fault ends it. @template T @param {Iterable<T>} list @param {(one: T) => Promise<unknown>} work */
export async function eachOf(list, work) {
  const waiting = list[Symbol.iterator]()
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/**
 * What lies in a folder and below, as it is at this moment; what goes away meanwhile is left out.
 * @param {string} folder @param {(path: string) => boolean} wanted `path` inside the folder; a folder left out is not entered
 * @returns {Promise<{ files: string[], folders: string[] }>}
 */
export async function listTree(folder, wanted = () => true) {
  const found = { files: /** @type {string[]} */ ([]), folders: /** @type {string[]} */ ([]) }
  const walk = async (/** @type {string} */ inside) => {
    const entries = (await readdir(join(folder, inside), { withFileTypes: true }).catch(unlessGone)) ?? []
    for (const entry of entries) {
      const path = inside ? `${inside}/${entry.name}` : entry.name
      if (!wanted(path)) continue
      if (entry.isFile()) found.files.push(path)
      if (!entry.isDirectory()) continue
      found.folders.push(path)
      await walk(path)
    }
  }
  await walk('')
  return found
}

/** @param {NodeJS.ErrnoException} error @returns {null} */
export function unlessGone(error) {
  if (error.code === 'ENOENT') return null
  throw error
}
