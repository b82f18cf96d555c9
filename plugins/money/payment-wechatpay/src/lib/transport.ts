import { WechatPayError } from './errors'
import { type PlatformKeys, signatureHeaders } from './platform-keys'
import { errorSchema } from './wire'

/**
 * How a signed request travels: to the configured host, within a time limit, and back only when the answer's own
 * signature is right. An unsigned success is a forgery and is treated as no answer at all.
 */
const OFFICIAL_HOST = 'https://api.mch.weixin.qq.com'

export type Answer = { status: number; data: unknown }

export class Transport {
  constructor(
    private readonly base_url: string,
    private readonly timeout_ms: number,
    private readonly keys: PlatformKeys,
  ) {}

  /** For wechatpay-node-v3, which hard-codes its host; the signature covers path and query only. */
  get = (url: string, headers: Record<string, string>) => this.send('GET', url, headers)
  post = (url: string, params: unknown, headers: Record<string, string>) =>
    this.send('POST', url, headers, JSON.stringify(params))
  upload = async (): Promise<Answer> => {
    throw new WechatPayError('NOT_SUPPORTED')
  }

  /** Unsigned by WeChat's rule: a bill's file, to be believed only by the hash of a signed answer. */
  async bytes(target: string, headers: Record<string, string>): Promise<Buffer> {
    const response = await this.reach('GET', target, headers)
    const body = await this.read(() => response.arrayBuffer())
    if (response.status !== 200) throw refusal(response.status, Buffer.from(body).toString('utf8'))
    return Buffer.from(body)
  }

  /** Exactly this body was signed; empty where there is none. */
  sendText = (method: string, target: string, headers: Record<string, string>, body: string) =>
    this.send(method, target, headers, body || undefined)

  private async send(method: string, url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const response = await this.raw(method, url, headers, body)
    if (response.status < 200 || response.status >= 300) throw refusal(response.status, response.text)
    try {
      await this.keys.verify(signatureHeaders(response.headers), response.text)
      return { status: response.status, data: response.text === '' ? null : JSON.parse(response.text) }
    } catch (error) {
      throw new WechatPayError('BAD_RESPONSE', error instanceof Error ? error.message : '')
    }
  }

  /** Unverified: for the certificate download, whose signature can only be checked with what it brings. */
  async raw(method: string, url: string, headers: Record<string, string>, body?: string) {
    const response = await this.reach(method, url, headers, body)
    const text = await this.read(() => response.text())
    return { status: response.status, headers: Object.fromEntries(response.headers), text }
  }

  private reach(method: string, url: string, headers: Record<string, string>, body?: string) {
    const target = url.startsWith(OFFICIAL_HOST) ? url.slice(OFFICIAL_HOST.length) : url
    return this.read(() =>
      fetch(this.base_url + target, {
        method,
        headers: { ...headers, 'Accept-Encoding': 'identity' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(this.timeout_ms),
      }),
    )
  }

  private async read<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch {
      // The cause may quote the request with its Authorization header: it is dropped on purpose.
      throw new WechatPayError('NETWORK')
    }
  }
}

function refusal(status: number, text: string) {
  let body: unknown = {}
  try {
    body = JSON.parse(text)
  } catch {
    // A proxy's HTML page: the status alone has to speak.
  }
  const parsed = errorSchema.safeParse(body)
  const { code, message } = parsed.success ? parsed.data : { code: 'UNKNOWN', message: '' }
  return new WechatPayError(code, message, status)
}
