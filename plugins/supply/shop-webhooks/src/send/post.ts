/** One try: a POST to a pinned address, without redirects, within its time, of whose answer a few words are read. */
import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type Address, AddressRefused, pinnedAddresses } from './public-address'

const TIMEOUT_MS = 15_000
const READ_BYTES = 1024
const SAID_CHARS = 200

export type Answer = { status: number | null; said: string; retry_after?: string }

export async function post(
  url: URL,
  { body, headers, anyAddress }: { body: string; headers: Record<string, string>; anyAddress: boolean },
): Promise<Answer> {
  let pinned: Address[]
  try {
    pinned = await within(TIMEOUT_MS, pinnedAddresses(url, anyAddress))
  } catch (error) {
    return { status: null, said: error instanceof AddressRefused ? error.message : '找不到这个网址' }
  }
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, {
      ...{ method: 'POST', agent: false },
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      // The name is looked up once, and what was looked at is what is connected to.
      lookup: (_host, options, done) =>
        (options as { all?: boolean }).all
          ? (done as unknown as (e: null, all: object[]) => void)(null, pinned)
          : done(null, pinned[0].address, pinned[0].family),
    })
    const chunks: Buffer[] = []
    let heard: IncomingMessage | undefined
    /** Whatever ends it first: of who answered the status counts, however the rest of it went. */
    const end = (why: string) => {
      clearTimeout(late)
      const said = heard ? safe(Buffer.concat(chunks).subarray(0, READ_BYTES).toString('utf8')) : why
      resolve({ status: heard?.statusCode ?? null, said, retry_after: heard?.headers['retry-after'] })
      request.destroy()
    }
    const late = setTimeout(() => end(CODES.ABORT_ERR), TIMEOUT_MS)
    request.on('error', (error) => end(saidOf(error)))
    request.on('close', () => end(CODES.ECONNRESET))
    // A receiver that would rather speak another protocol: Node leaves its connection to us.
    request.once('upgrade', (response, socket) => {
      heard = response
      socket.destroy()
      end('')
    })
    request.once('response', (response) => {
      heard = response
      let size = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size >= READ_BYTES) end('')
      })
      response.on('end', () => end(''))
      response.on('error', () => end(''))
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
const saidOf = (error: Error) => CODES[(error as { code?: string }).code ?? ''] ?? '没有连上'

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
