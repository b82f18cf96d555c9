import { createPrivateKey, type KeyObject } from 'node:crypto'
import Pay from 'wechatpay-node-v3'
import { authorization, browserPayParams, decryptResource } from './crypto'
import { SignatureRefused, WechatPayError } from './errors'
import type { WechatPayOptions } from './options'
import { PlatformKeys, signatureHeaders } from './platform-keys'
import { Transport } from './transport'
import { certificatesSchema, refundSchema, transactionSchema, type Transaction, type WechatRefund } from './wire'

/**
 * The merchant's line to WeChat Pay. wechatpay-node-v3 builds the requests; signing, sending, believing the answer
 * and naming the error are ours. Every call is safe to send again: it carries our own number.
 */
class SignedPay extends Pay {
  credentials?: { mchid: string; serial_no: string; privateKey: KeyObject }

  /** The library draws nonces from Math.random and signs an empty POST body wrongly. */
  protected override buildAuthorization(method: string, url: string, params?: Record<string, unknown>) {
    if (!this.credentials) throw new WechatPayError('NOT_READY')
    const { pathname, search } = new URL(url)
    return authorization(this.credentials, method, pathname + search, params ? JSON.stringify(params) : '')
  }
}

export type Place = {
  channel: 'native' | 'h5' | 'jsapi'
  out_trade_no: string
  amount_fen: number
  description: string
  attach: string
  time_expire: string
  notify_url: string
  client_ip?: string
  openid?: string
}

export type Placed = { code_url?: string; h5_url?: string; jsapi_params?: ReturnType<typeof browserPayParams> }

const TRIES = 2

export class WechatPayClient {
  readonly keys: PlatformKeys
  readonly privateKey: KeyObject
  private readonly pay: SignedPay
  private readonly transport: Transport

  constructor(private readonly options: WechatPayOptions) {
    this.privateKey = createPrivateKey(options.private_key)
    const downloads = options.download_certificates || !options.public_key
    this.keys = new PlatformKeys(downloads ? () => this.downloadCertificates() : null)
    if (options.public_key && options.public_key_id) this.keys.addPublicKey(options.public_key_id, options.public_key)
    const { former_public_key_id: formerId, former_public_key: former } = options
    if (formerId && former) this.keys.addPublicKey(formerId, former)
    for (const pem of options.platform_certificates) this.keys.addCertificate(pem)
    this.transport = new Transport(options.base_url, options.timeout_ms, this.keys)
    const { appid, mchid, serial_no } = options
    this.pay = new SignedPay(appid, mchid, Buffer.from(serial_no), Buffer.from(options.private_key), { serial_no })
    this.pay.credentials = { mchid, serial_no, privateKey: this.privateKey }
    this.pay.createHttp(this.transport)
  }

  /** Same number and same terms: a fresh link. Same number and other terms: OUT_TRADE_NO_USED or INVALID_REQUEST. */
  async place(order: Place): Promise<Placed> {
    const terms = {
      description: order.description,
      out_trade_no: order.out_trade_no,
      attach: order.attach,
      notify_url: order.notify_url,
      time_expire: order.time_expire,
      amount: { total: order.amount_fen, currency: 'CNY' },
    }
    if (order.channel === 'h5') {
      const scene_info = {
        payer_client_ip: order.client_ip ?? '',
        h5_info: { type: 'Wap', app_name: order.description, app_url: this.options.storefront_url },
      }
      const data = await this.ask(() => this.pay.transactions_h5({ ...terms, scene_info }))
      return { h5_url: text(data, 'h5_url') }
    }
    if (order.channel === 'jsapi') {
      const payer = { openid: order.openid ?? '' }
      const data = await this.ask(() => this.pay.transactions_jsapi({ ...terms, payer }))
      const prepayId = text(data, 'package').replace(/^prepay_id=/, '')
      return { jsapi_params: browserPayParams(this.privateKey, this.options.appid, prepayId) }
    }
    const data = await this.ask(() => this.pay.transactions_native(terms))
    return { code_url: text(data, 'code_url') }
  }

  async query(out_trade_no: string): Promise<Transaction> {
    return transactionSchema.parse(await this.ask(() => this.pay.query({ out_trade_no })))
  }

  /** Repeatable. @throws WechatPayError ORDER_PAID when the money is already there */
  async close(out_trade_no: string): Promise<void> {
    await this.ask(() => this.pay.close(out_trade_no))
  }

  /** Idempotent by `out_refund_no`: a retry keeps its number, a new number pays a second time. */
  async refund(input: {
    out_trade_no: string
    out_refund_no: string
    refund_fen: number
    total_fen: number
    notify_url: string
  }): Promise<WechatRefund> {
    const { out_trade_no, out_refund_no, notify_url } = input
    const amount = { refund: input.refund_fen, total: input.total_fen, currency: 'CNY' }
    return refundSchema.parse(
      await this.ask(() => this.pay.refunds({ out_trade_no, out_refund_no, notify_url, amount })),
    )
  }

  async findRefund(out_refund_no: string): Promise<WechatRefund> {
    return refundSchema.parse(await this.ask(() => this.pay.find_refunds(out_refund_no)))
  }

  /** A signed question about a bill; the answer is verified. `target` is path and query. */
  async billLink(target: string): Promise<unknown> {
    return await this.ask(() => this.transport.get(target, this.signedGet(target)))
  }

  /** @throws WechatPayError when the link has run out */
  async billFile(target: string): Promise<Buffer> {
    return await this.transport.bytes(target, this.signedGet(target))
  }

  /** One signed request, sent once; its answer is verified. `target` is path and query. @throws WechatPayError */
  async call(method: 'GET' | 'POST', target: string, body?: object, serial?: string): Promise<unknown> {
    const text = body ? JSON.stringify(body) : ''
    const headers = {
      ...this.signed(method, target, text),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(serial && { 'Wechatpay-Serial': serial }),
    }
    return (await this.transport.sendText(method, target, headers, text)).data
  }

  private signedGet(target: string) {
    return this.signed('GET', target)
  }

  private signed(method: string, target: string, body = '') {
    const { mchid, serial_no } = this.options
    const header = authorization({ mchid, serial_no, privateKey: this.privateKey }, method, target, body)
    return { Accept: 'application/json', Authorization: header }
  }

  private async ask(call: () => Promise<{ data?: unknown }>): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await call()).data
      } catch (error) {
        const again = error instanceof WechatPayError && error.retriable && attempt < TRIES
        if (!again) throw error
      }
    }
  }

  /** The API v3 key seals each certificate; the answer's signature is then checked with the certificates themselves. */
  private async downloadCertificates(): Promise<string[]> {
    const target = '/v3/certificates'
    const response = await this.transport.raw('GET', target, this.signedGet(target))
    if (response.status !== 200) return []
    const { data } = certificatesSchema.parse(JSON.parse(response.text))
    const pems = data.map((item) => decryptResource(this.options.api_v3_key, item.encrypt_certificate))
    const candidates = new PlatformKeys()
    for (const pem of pems) candidates.addCertificate(pem)
    await candidates.verify(signatureHeaders(response.headers), response.text)
    return pems
  }

  /** @throws SignatureRefused unless the seal is whole */
  decrypt(resource: Parameters<typeof decryptResource>[1]): unknown {
    try {
      return JSON.parse(decryptResource(this.options.api_v3_key, resource))
    } catch (error) {
      throw error instanceof SignatureRefused ? error : new SignatureRefused('cipher')
    }
  }
}

function text(data: unknown, key: string): string {
  const value = typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined
  if (typeof value !== 'string') throw new WechatPayError('BAD_RESPONSE', `no ${key}`)
  return value
}
