import { createHash, randomBytes } from 'node:crypto'

/**
 * What a page shows WeChat's bridge to be let in: SHA-1 over raw values in this order, the page's address without what
 * follows its `#`.
 */
export function jsSignature(asked: { ticket: string; nonce: string; timestamp: number; url: string }): string {
  const { ticket, nonce, timestamp, url } = asked
  const line = `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${url.split('#')[0]}`
  return createHash('sha1').update(line).digest('hex')
}

export const newNonce = () => randomBytes(12).toString('hex')
