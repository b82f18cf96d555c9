// Whether there is room: said before anything is written, not after an hour of copying.
import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../problem.mjs'
import { eachOf, listTree } from './bundle.mjs'

const MIB = 2 ** 20

/** @param {string} folder where it will be written; exists @param {number} bytes */
export function refuseWithoutRoom(folder, bytes) {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize > bytes) return
  const needs = `${Math.ceil(bytes / MIB)} MiB`
  const has = `${Math.floor((bavail * bsize) / MIB)} MiB`
  throw new Problem(`磁盘满：${folder} 需要 ${needs}，只有 ${has}`, `disk full: ${needs} are needed, ${has} are free`)
}

/** @param {string[]} folders missing ones count nothing @returns {Promise<number>} */
export async function sizeOf(folders) {
  let bytes = 0
  for (const folder of folders) {
    const { files } = await listTree(folder)
    await eachOf(files, async (path) => {
      bytes += statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0
    })
  }
  return bytes
}

/** @param {number} bytes */
export const inMib = (bytes) => `${(bytes / MIB).toFixed(1)} MiB`
