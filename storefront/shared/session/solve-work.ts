// The little work the shop asks of who wants many codes: some tens of thousands of hashes, in slices that leave the page alive.
import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'
import type { WorkWanted } from '@shanzhen/one-time-code/wire'

const SLICE = 2000

/** @returns the answer whose SHA-256 with the challenge begins with `bits` zero bits (at most 32). */
export async function solveWork({ challenge, bits }: WorkWanted): Promise<string> {
  for (let tried = 0; ; tried++) {
    if (tried % SLICE === 0) await new Promise((resolve) => setTimeout(resolve))
    const hash = sha256(utf8ToBytes(`${challenge}:${tried}`))
    const head = ((hash[0]! << 24) | (hash[1]! << 16) | (hash[2]! << 8) | hash[3]!) >>> 0
    if (Math.clz32(head) >= bits) return String(tried)
  }
}
