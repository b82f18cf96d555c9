/** One try: a POST to a pinned address, without redirects, within its time, of whose answer a few words are read. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { AddressRefused, pinnedAddress } from './public-address'

const TIMEOUT_MS = 15_000
const READ_BYTES = 1024
const SAID_CHARS = 200

export type Answer = { status: number | null; said: string; retry_after?: string }

export async function post(
  url: URL,
  { body, headers, anyAddress }: { body: string; headers: Record<string, string>; anyAddress: boolean },
): Promise<Answer> {
  let pinned: { address: string; family: number }
  try {
    pinned = await within(TIMEOUT_MS, pinnedAddress(url, anyAddress))
  } catch (error) {
    return { status: null, said: error instanceof AddressRefused ? error.message : '找不到这个网址' }
  }
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      // The name is looked up once, and what was looked at is what is connected to.
      lookup: (_host, options, done) =>
        (options as { all?: boolean }).all
          ? (done as unknown as (e: null, all: object[]) => void)(null, [pinned])
          : done(null, pinned.address, pinned.family),
    })
    request.once('error', (error) => resolve({ status: null, said: saidOf(error) }))
    request.once('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      const end = () => {
        const said = safe(Buffer.concat(chunks).toString('utf8'))
        resolve({ status: response.statusCode ?? null, said, retry_after: response.headers['retry-after'] })
        request.destroy()
      }
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk.subarray(0, READ_BYTES - size))
        size += chunk.length
        if (size >= READ_BYTES) end()
      })
      response.once('end', end)
      response.once('error', end)
    })
    request.end(body)
  })
}

/** Words alone: nothing of it could do anything where it is shown. */
const safe = (text: string) =>
  text
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]+/gu, ' ')
    .replace(/[<>]/g, '')
    .trim()
    .slice(0, SAID_CHARS)

const CODES: Record<string, string> = {
  ECONNREFUSED: '对方拒绝连接',
  ECONNRESET: '连接被对方断开',
  ETIMEDOUT: '连接超时',
  ABORT_ERR: '15 秒内没有答复',
  CERT_HAS_EXPIRED: '对方的证书已过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书不受信任',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书不是这个网址的',
}
const saidOf = (error: Error) => {
  const code = (error as { code?: string }).code ?? ''
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? CODES.ABORT_ERR : (CODES[code] ?? '没有连上')
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
