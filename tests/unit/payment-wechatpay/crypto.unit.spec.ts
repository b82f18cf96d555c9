/** The wire's cryptography against WeChat's own vectors, and against everything a forger may change. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  authorization,
  browserPayParams,
  decryptResource,
  decryptSensitive,
  encryptSensitive,
  signLines,
  verifyLines,
  verifyText,
} from '../../../plugins/money/payment-wechatpay/src/lib/crypto'
import { PlatformKeys, signatureHeaders } from '../../../plugins/money/payment-wechatpay/src/lib/platform-keys'
import vectors from './wechatpay-vectors.json'

const vector = (id: string) => {
  const found = vectors.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no vector ${id}`)
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, String(value)]))
}
const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 })
const platform = generateKeyPairSync('rsa', { modulusLength: 2048 })
const SERIAL = 'PUB_KEY_ID_0116000000000000000000'
const NOW_S = 1_780_000_000
const BODY = '{"id":"EV-1"}'

function keysAndHeaders(changes: Partial<Record<'timestamp' | 'nonce' | 'serial' | 'signature', string>> = {}) {
  const keys = new PlatformKeys().addPublicKey(
    SERIAL,
    platform.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  )
  const timestamp = changes.timestamp ?? String(NOW_S)
  const signature = signLines(platform.privateKey, timestamp, 'nonce', BODY)
  return { keys, headers: { timestamp, nonce: 'nonce', serial: SERIAL, signature, ...changes } }
}

describe('official vectors', () => {
  it('verifies the signature of the Go SDK', () => {
    const v = vector('go-pubkey-verify')
    expect(verifyText(createPublicKey(v.publicKeyPem ?? ''), v.message ?? '', v.signature ?? '')).toBe(true)
    expect(verifyText(createPublicKey(v.publicKeyPem ?? ''), `${v.message}.`, v.signature ?? '')).toBe(false)
  })

  it('opens the sealed text of the Java SDK', () => {
    const { key = '', nonce = '', aad = '', ciphertext = '', plaintext } = vector('java-aes-256-gcm')
    expect(decryptResource(key, { ciphertext, nonce, associated_data: aad })).toBe(plaintext)
  })
})

describe('sealed resources', () => {
  const { key = '', nonce = '', aad = '', ciphertext = '' } = vector('java-aes-256-gcm')
  const bytes = () => Buffer.from(ciphertext, 'base64')

  it.each(Array.from({ length: bytes().length }, (_, index) => index))('refuses byte %i flipped', (index) => {
    const changed = bytes()
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    const resource = { ciphertext: changed.toString('base64'), nonce, associated_data: aad }
    expect(() => decryptResource(key, resource)).toThrow('cipher')
  })

  it('refuses other associated data, another nonce, another key and a text shorter than its tag', () => {
    const good = { ciphertext, nonce, associated_data: aad }
    expect(() => decryptResource(key, { ...good, associated_data: 'other' })).toThrow('cipher')
    expect(() => decryptResource(key, { ...good, nonce: 'uluk4a9R25RX' })).toThrow('cipher')
    expect(() => decryptResource(key.replace('a', 'b'), good)).toThrow('cipher')
    expect(() => decryptResource(key, { ...good, ciphertext: 'AAAA' })).toThrow('cipher')
    expect(() => decryptResource(key, { ...good, algorithm: 'AEAD_SM4_GCM' })).toThrow('cipher')
  })
})

describe('requests', () => {
  const credentials = { mchid: '1900000001', serial_no: '7A', privateKey: merchant.privateKey }

  it.each([
    ['GET', '/v3/pay/transactions/id/1?mchid=1900000001', ''],
    ['POST', '/v3/pay/transactions/native', '{"description":"香菇"}'],
    ['POST', '/v3/empty', ''],
  ])('signs %s %s with its body and a last newline', (method, target, body) => {
    const header = authorization(credentials, method, target, body)
    const field = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(header)?.[1] ?? ''
    expect(header).toMatch(/^WECHATPAY2-SHA256-RSA2048 mchid="1900000001",/)
    const lines = [method, target, field('timestamp'), field('nonce_str'), body]
    expect(verifyLines(merchant.publicKey, field('signature'), ...lines)).toBe(true)
  })

  it('never uses a nonce twice', () => {
    const nonces = Array.from(
      { length: 200 },
      () => /nonce_str="(\w{32})"/.exec(authorization(credentials, 'GET', '/'))?.[1],
    )
    expect(new Set(nonces).size).toBe(200)
  })

  it('signs what the browser hands to WeixinJSBridge, the time stamp as text', () => {
    const params = browserPayParams(merchant.privateKey, 'wx1', 'wx123')
    const lines = [params.appId, params.timeStamp, params.nonceStr, 'prepay_id=wx123']
    expect(verifyLines(merchant.publicKey, params.paySign, ...lines)).toBe(true)
    expect(params).toMatchObject({ timeStamp: expect.any(String), signType: 'RSA' })
  })

  it('encrypts a name so that only the key holder reads it', () => {
    const secret = encryptSensitive(merchant.publicKey, '张三')
    expect(secret).not.toContain('张三')
    expect(decryptSensitive(merchant.privateKey, secret)).toBe('张三')
  })
})

describe('answers and callbacks', () => {
  it('believes a fresh genuine signature', async () => {
    const { keys, headers } = keysAndHeaders()
    await expect(keys.verify(headers, BODY, NOW_S)).resolves.toBeUndefined()
  })

  it.each([-300, 300, -86_400])('refuses a stamp %i s away', async (offset) => {
    const { keys, headers } = keysAndHeaders({ timestamp: String(NOW_S + offset) })
    await expect(keys.verify(headers, BODY, NOW_S)).rejects.toThrow('time')
  })

  it.each([-299, 299])('believes a stamp %i s away', async (offset) => {
    const { keys, headers } = keysAndHeaders({ timestamp: String(NOW_S + offset) })
    await expect(keys.verify(headers, BODY, NOW_S)).resolves.toBeUndefined()
  })

  it.each(['', 'soon', '1e9', '-5'])('refuses the stamp "%s"', async (timestamp) => {
    const { keys, headers } = keysAndHeaders({ timestamp })
    await expect(keys.verify(headers, BODY, NOW_S)).rejects.toThrow('time')
  })

  it('refuses one changed byte of the body', async () => {
    const { keys, headers } = keysAndHeaders()
    await expect(keys.verify(headers, `${BODY} `, NOW_S)).rejects.toThrow('signature')
  })

  it('refuses an unknown serial', async () => {
    const { keys, headers } = keysAndHeaders({ serial: 'PUB_KEY_ID_9' })
    await expect(keys.verify(headers, BODY, NOW_S)).rejects.toThrow('serial')
  })

  it('refuses the probes WeChat sends to see whether anybody verifies', async () => {
    const { keys, headers } = keysAndHeaders()
    const probe = { ...headers, signature: `WECHATPAY/SIGNTEST/${headers.signature}` }
    await expect(keys.verify(probe, BODY, NOW_S)).rejects.toThrow('probe')
  })

  it.each(['timestamp', 'nonce', 'serial', 'signature'])('refuses a message without its %s', (missing) => {
    const all = {
      'wechatpay-timestamp': '1',
      'wechatpay-nonce': 'n',
      'wechatpay-serial': 's',
      'wechatpay-signature': 'x',
    }
    expect(() => signatureHeaders({ ...all, [`wechatpay-${missing}`]: undefined })).toThrow('header')
  })

  it('downloads certificates once for many unknown serials', async () => {
    let downloads = 0
    const keys = new PlatformKeys(async () => (downloads++, []))
    const { headers } = keysAndHeaders({ serial: '5F' })
    for (let i = 0; i < 5; i++) await expect(keys.verify(headers, BODY, NOW_S + i)).rejects.toThrow('serial')
    expect(downloads).toBe(1)
  })
})
