import { createCipheriv, randomBytes, sign, verify } from 'node:crypto'
import type { Keys } from './merchant.ts'

/** WeChat's side of the cryptography, written apart from the shop's so that one cannot hide the other's mistake. */
const MAX_SKEW_S = 300

const seconds = () => Math.floor(Date.now() / 1000)

export type Refusal = { status: number; code: string; message: string }

export class RequestVerifier {
  private readonly keys: Keys
  private readonly seen = new Map<string, number>()

  constructor(keys: Keys) {
    this.keys = keys
  }

  /** @returns null when the request is the merchant's own, fresh and not a replay */
  refuse(method: string, target: string, body: string, header: string | undefined): Refusal | null {
    const refusal = (message: string): Refusal => ({ status: 401, code: 'SIGN_ERROR', message })
    const match = /^WECHATPAY2-SHA256-RSA2048 (.+)$/.exec(header ?? '')
    if (!match?.[1]) return refusal('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》')
    const fields = Object.fromEntries(
      Array.from(match[1].matchAll(/(\w+)="([^"]*)"/g), (m) => [m[1] ?? '', m[2] ?? '']),
    )
    const { mchid = '', nonce_str = '', timestamp = '', serial_no = '', signature = '' } = fields
    if (mchid !== this.keys.merchant.mchid) return refusal('商户号不存在')
    if (serial_no !== this.keys.merchant.serial_no) return refusal('商户证书序列号有误')
    if (!/^\d+$/.test(timestamp) || Math.abs(seconds() - Number(timestamp)) > MAX_SKEW_S) {
      return refusal('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟')
    }
    const text = [method, target, timestamp, nonce_str, body, ''].join('\n')
    const genuine = verify('RSA-SHA256', Buffer.from(text), this.keys.merchantKey, Buffer.from(signature, 'base64'))
    if (!genuine) return refusal('签名错误')
    if (nonce_str.length < 8 || this.replayed(nonce_str)) return refusal('随机串重复')
    return null
  }

  private replayed(nonce: string) {
    const now = seconds()
    for (const [old, at] of this.seen) if (now - at > 2 * MAX_SKEW_S) this.seen.delete(old)
    if (this.seen.has(nonce)) return true
    this.seen.set(nonce, now)
    return false
  }
}

export type SignatureOptions = { timestamp_s?: number; serial?: string; probe?: boolean }

/** The four headers that make an answer or a callback WeChat's. */
export function signatureHeaders(keys: Keys, serial: string, body: string, options: SignatureOptions = {}) {
  const timestamp = String(options.timestamp_s ?? seconds())
  const nonce = randomBytes(16).toString('hex')
  const text = [timestamp, nonce, body, ''].join('\n')
  const signature = sign('RSA-SHA256', Buffer.from(text), keys.platformKey).toString('base64')
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': options.serial ?? serial,
    'Wechatpay-Signature': options.probe ? `WECHATPAY/SIGNTEST/${signature}` : signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

/** AEAD_AES_256_GCM with the merchant's API v3 key, the tag behind the text. */
export function seal(keys: Keys, originalType: string, plain: string) {
  const nonce = randomBytes(6).toString('hex')
  const associated_data = originalType
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys.merchant.api_v3_key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(associated_data))
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    original_type: originalType,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    associated_data,
    nonce,
  }
}
