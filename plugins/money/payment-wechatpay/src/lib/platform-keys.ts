import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { nowInSeconds, verifyLines } from './crypto'
import { SignatureRefused } from './errors'

/**
 * The keys WeChat Pay signs with: either one public key with a PUB_KEY_ID_… (merchants since October 2024), or
 * platform certificates that rotate. A merchant changing from one to the other has both at once.
 */
const MAX_SKEW_S = 300
const REFRESH_AT_MOST_EVERY_S = 600
/** WeChat publishes the next certificate days before it signs with it, and asks merchants to look twice a day. */
const REFRESH_AFTER_S = 12 * 3600
const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/'

export type SignatureHeaders = { timestamp: string; nonce: string; serial: string; signature: string }

type HeaderSource = Record<string, string | string[] | undefined>

/** @throws SignatureRefused `header` when one of the four headers is missing or repeated. */
export function signatureHeaders(headers: HeaderSource): SignatureHeaders {
  const one = (name: string) => {
    const value = headers[name]
    if (typeof value !== 'string' || value === '') throw new SignatureRefused('header')
    return value
  }
  return {
    timestamp: one('wechatpay-timestamp'),
    nonce: one('wechatpay-nonce'),
    serial: one('wechatpay-serial'),
    signature: one('wechatpay-signature'),
  }
}

export class PlatformKeys {
  private readonly keys = new Map<string, KeyObject>()
  private refreshedAt_s = -Infinity
  private refreshing: Promise<void> | null = null

  /** @param download fetches certificates in PEM by serial; null in pure public-key mode */
  constructor(private readonly download: (() => Promise<string[]>) | null = null) {}

  addPublicKey(serial: string, pem: string) {
    this.keys.set(serial, createPublicKey(pem))
    return this
  }

  addCertificate(pem: string) {
    const certificate = new X509Certificate(pem)
    this.keys.set(certificate.serialNumber.toUpperCase(), certificate.publicKey)
    return this
  }

  /** What is sealed for WeChat is sealed with the key that came last: the public key, or the newest certificate. */
  async newest(now_s = nowInSeconds()): Promise<{ serial: string; key: KeyObject } | undefined> {
    if (!this.keys.size) await this.lookForNew(now_s)
    const all = [...this.keys].map(([serial, key]) => ({ serial, key }))
    return all.find(({ serial }) => serial.startsWith('PUB_KEY_ID_')) ?? all.at(-1)
  }

  get(serial: string) {
    return this.keys.get(serial) ?? this.keys.get(serial.toUpperCase())
  }

  /**
   * Believes nothing before serial, time and signature are right.
   * @param body the raw text, byte for byte as received
   * @throws SignatureRefused
   */
  async verify(headers: SignatureHeaders, body: string, now_s = nowInSeconds()) {
    const timestamp_s = Number(headers.timestamp)
    if (!/^\d{1,12}$/.test(headers.timestamp) || Math.abs(now_s - timestamp_s) >= MAX_SKEW_S) {
      throw new SignatureRefused('time')
    }
    if (headers.signature.startsWith(PROBE_PREFIX)) throw new SignatureRefused('probe')
    const key = this.get(headers.serial) ?? (await this.refreshFor(headers.serial, now_s))
    if (!key) throw new SignatureRefused('serial')
    if (!verifyLines(key, headers.signature, headers.timestamp, headers.nonce, body)) {
      throw new SignatureRefused('signature')
    }
    // Behind the answer's back: a failed look is repeated ten minutes later.
    if (now_s - this.refreshedAt_s > REFRESH_AFTER_S) void this.lookForNew(now_s).catch(() => {})
  }

  /** An unknown serial may be a new certificate; forgers must not make us download one at every try. */
  private async refreshFor(serial: string, now_s: number) {
    if (!this.download || serial.startsWith('PUB_KEY_ID_')) return undefined
    await this.lookForNew(now_s)
    return this.get(serial)
  }

  private async lookForNew(now_s: number) {
    if (!this.download || (!this.refreshing && now_s - this.refreshedAt_s < REFRESH_AT_MOST_EVERY_S)) return
    if (!this.refreshing) {
      this.refreshedAt_s = now_s
      this.refreshing = this.refresh().finally(() => (this.refreshing = null))
    }
    await this.refreshing
  }

  private async refresh() {
    if (!this.download) return
    for (const pem of await this.download()) this.addCertificate(pem)
  }
}
