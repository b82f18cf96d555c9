import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { WechatPayClient } from '../lib/client'
import { hasCode, WechatPayError } from '../lib/errors'
import { billLinkSchema } from '../lib/wire'

/** Fetches one day's bill: a signed link first, then the file, believed only when its SHA-1 is the one of the link. */
const LARGEST_BILL_BYTES = 256 * 1024 * 1024

export type BillFile =
  | { state: 'there'; hash: string; text: string; gzip: Buffer }
  /** The day had no payment and no refund. */
  | { state: 'empty' }
  /** WeChat is still writing it. */
  | { state: 'not_yet' }

/**
 * @param day `2026-11-24`, a day in Beijing that is over
 * @throws WechatPayError BILL_HASH, BILL_BROKEN, BILL_LINK, NETWORK, …
 */
export async function downloadBill(client: WechatPayClient, day: string): Promise<BillFile> {
  try {
    const answer = await client.billLink(`/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`)
    const link = billLinkSchema.safeParse(answer)
    if (!link.success) throw new WechatPayError('BILL_LINK')
    const { hash_value, download_url } = link.data
    // Path and query only: the request is signed, and must not be carried to whatever host an answer names.
    const { pathname, search } = new URL(download_url)
    if (!pathname.startsWith('/v3/bill')) throw new WechatPayError('BILL_LINK')
    const gzip = await client.billFile(pathname + search)
    const plain = unpack(gzip)
    const hash = createHash('sha1').update(plain).digest('hex')
    if (hash !== hash_value.toLowerCase()) throw new WechatPayError('BILL_HASH')
    return { state: 'there', hash, text: plain.toString('utf8'), gzip }
  } catch (error) {
    if (hasCode(error, 'NO_STATEMENT_EXIST')) return { state: 'empty' }
    if (hasCode(error, 'STATEMENT_CREATING')) return { state: 'not_yet' }
    throw error
  }
}

function unpack(gzip: Buffer): Buffer {
  try {
    return gunzipSync(gzip, { maxOutputLength: LARGEST_BILL_BYTES })
  } catch {
    throw new WechatPayError('BILL_BROKEN')
  }
}
