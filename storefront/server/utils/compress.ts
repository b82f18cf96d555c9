// Answers kept compressed in memory, so that a hot page or picture costs no work but the sending.
import { createHash } from 'node:crypto'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { H3Event } from 'h3'

export type Encoding = 'identity' | 'gzip' | 'br'

export interface KeptBody {
  etag: string
  body: Record<Encoding, Buffer>
}

/** `br`, `gzip` or `identity`, the best the browser takes. */
export function bestEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity'
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

export const squeeze = (identity: Buffer, encoding: 'gzip' | 'br'): Promise<Buffer> =>
  encoding === 'br'
    ? promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    : promisify(gzip)(identity, { level: 6 })

/** Compresses `identity` once for all who ask for it. */
export async function keepBody(identity: Buffer): Promise<KeptBody> {
  const [br, zipped] = await Promise.all([squeeze(identity, 'br'), squeeze(identity, 'gzip')])
  const etag = `"${createHash('sha1').update(identity).digest('base64url')}"`
  return { etag, body: { identity, gzip: zipped, br } }
}

/** Answers with the kept bytes in the browser's best encoding, or with 304 when it has them. */
export function sendKept(event: H3Event, kept: KeptBody, headers: Record<string, string>): Buffer | null {
  setResponseHeaders(event, { ...headers, etag: kept.etag, vary: 'accept-encoding' })
  if (getRequestHeader(event, 'if-none-match') === kept.etag) {
    setResponseStatus(event, 304)
    return null
  }
  const encoding = bestEncoding(getRequestHeader(event, 'accept-encoding'))
  if (encoding !== 'identity') setResponseHeader(event, 'content-encoding', encoding)
  setResponseHeader(event, 'content-length', kept.body[encoding].length)
  return kept.body[encoding]
}

/** A map of at most `size` entries; the one asked for least recently makes room. */
export function createRecent<T>(size: number) {
  const entries = new Map<string, T>()
  return {
    get(key: string): T | undefined {
      const entry = entries.get(key)
      if (entry !== undefined) {
        entries.delete(key)
        entries.set(key, entry)
      }
      return entry
    },
    set(key: string, entry: T) {
      entries.delete(key)
      entries.set(key, entry)
      const oldest = entries.keys().next().value
      if (entries.size > size && oldest !== undefined) entries.delete(oldest)
    },
    delete: (key: string) => entries.delete(key),
  }
}
