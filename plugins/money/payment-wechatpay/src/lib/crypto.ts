import {
  createDecipheriv,
  constants,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { SignatureRefused } from './errors'

/**
 * The cryptography of WeChat Pay API v3: RSA-SHA256 signatures over newline-ended lines, AES-256-GCM resources,
 * RSA-OAEP for sensitive fields. Written on node:crypto because wechatpay-node-v3 accepts forged tags and old stamps.
 */
const GCM_TAG_BYTES = 16

export const randomNonce = () => randomBytes(16).toString('hex').toUpperCase()

export const nowInSeconds = () => Math.floor(Date.now() / 1000)

/** Lines joined as WeChat signs them: every line, the last too, ends with a newline. */
const lines = (...parts: string[]) => parts.map((part) => `${part}\n`).join('')

export const signLines = (privateKey: KeyObject, ...parts: string[]) =>
  sign('RSA-SHA256', Buffer.from(lines(...parts)), privateKey).toString('base64')

export const verifyText = (publicKey: KeyObject, text: string, signature: string) =>
  verify('RSA-SHA256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))

export const verifyLines = (publicKey: KeyObject, signature: string, ...parts: string[]) =>
  verifyText(publicKey, lines(...parts), signature)

type Credentials = { mchid: string; serial_no: string; privateKey: KeyObject }

/**
 * The Authorization header of a request.
 * @param target the raw, encoded path with its query: `/v3/…?mchid=…`
 * @param body exactly the bytes sent; empty for GET
 */
export function authorization(credentials: Credentials, method: string, target: string, body = '') {
  const timestamp = String(nowInSeconds())
  const nonce = randomNonce()
  const signature = signLines(credentials.privateKey, method, target, timestamp, nonce, body)
  return (
    `WECHATPAY2-SHA256-RSA2048 mchid="${credentials.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",` +
    `serial_no="${credentials.serial_no}",signature="${signature}"`
  )
}

export type BrowserPayParams = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/** What WeixinJSBridge needs to open the cashier for a prepay_id. `timeStamp` is a string by WeChat's rule. */
export function browserPayParams(privateKey: KeyObject, appid: string, prepayId: string): BrowserPayParams {
  const timeStamp = String(nowInSeconds())
  const nonceStr = randomNonce()
  const pkg = `prepay_id=${prepayId}`
  const paySign = signLines(privateKey, appid, timeStamp, nonceStr, pkg)
  return { appId: appid, timeStamp, nonceStr, package: pkg, signType: 'RSA', paySign }
}

export type EncryptedResource = {
  algorithm?: string
  ciphertext: string
  associated_data?: string | null
  nonce: string
}

/** @throws SignatureRefused `cipher` on a wrong tag, a wrong AAD, a flipped byte or an unknown algorithm. */
export function decryptResource(apiV3Key: string, resource: EncryptedResource): string {
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const known = !resource.algorithm || resource.algorithm === 'AEAD_AES_256_GCM'
  if (!known || sealed.length < GCM_TAG_BYTES) throw new SignatureRefused('cipher')
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(resource.nonce), {
      authTagLength: GCM_TAG_BYTES,
    })
    decipher.setAuthTag(sealed.subarray(-GCM_TAG_BYTES))
    decipher.setAAD(Buffer.from(resource.associated_data ?? ''))
    return Buffer.concat([decipher.update(sealed.subarray(0, -GCM_TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    throw new SignatureRefused('cipher')
  }
}

const oaep = (key: KeyObject) => ({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' })

/** Sensitive fields (a person's name) travel encrypted with the platform's key; OAEP with SHA-1 by WeChat's rule. */
export const encryptSensitive = (platformKey: KeyObject, text: string) =>
  publicEncrypt(oaep(platformKey), Buffer.from(text, 'utf8')).toString('base64')

export const decryptSensitive = (privateKey: KeyObject, text: string) =>
  privateDecrypt(oaep(privateKey), Buffer.from(text, 'base64')).toString('utf8')
