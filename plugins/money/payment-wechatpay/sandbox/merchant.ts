import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueCertificate } from './der.ts'

/** What the shop needs to know of its merchant account; merchant.json holds exactly this. */
export type Merchant = {
  appid: string
  mchid: string
  serial_no: string
  private_key: string
  api_v3_key: string
  public_key_id: string
  public_key: string
  /** Of the official account, for whoever plays WeChat itself. */
  app_secret: string
}

/** What only WeChat knows: its own signing key, its certificate and the merchant's public key. */
type Platform = { private_key: string; certificate_serial: string; certificate: string; merchant_public_key: string }

export type Keys = {
  merchant: Merchant
  merchantKey: KeyObject
  platformKey: KeyObject
  certificate: string
  certificate_serial: string
}

export type PlatformCertificate = { serial: string; pem: string; key: KeyObject }

const hex = (bytes: number) => randomBytes(bytes).toString('hex')
const digits = (count: number) => Array.from(randomBytes(count), (byte) => byte % 10).join('')
const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString()

/** Real keys, drawn at the first start and kept. */
export function loadKeys(dataDir: string): Keys {
  mkdirSync(dataDir, { recursive: true })
  const merchantPath = join(dataDir, 'merchant.json')
  const platformPath = join(dataDir, 'platform.json')
  if (!existsSync(merchantPath) || !existsSync(platformPath)) create(merchantPath, platformPath)
  const merchant: Merchant = JSON.parse(readFileSync(merchantPath, 'utf8'))
  const platform: Platform = JSON.parse(readFileSync(platformPath, 'utf8'))
  return {
    merchant,
    merchantKey: createPublicKey(platform.merchant_public_key),
    platformKey: createPrivateKey(platform.private_key),
    certificate: platform.certificate,
    certificate_serial: platform.certificate_serial,
  }
}

/** A platform certificate with a key of its own, as WeChat issues one before the old one runs out. */
export function newCertificate(): PlatformCertificate {
  const { publicKey, privateKey } = keyPair()
  const serial = certificateSerial()
  return { serial, pem: issueCertificate(serial, publicKey, privateKey), key: privateKey }
}

const certificateSerial = () => `5${hex(20).slice(1)}`.toUpperCase()

function create(merchantPath: string, platformPath: string) {
  const ours = keyPair()
  const theirs = keyPair()
  const certificate_serial = certificateSerial()
  const merchant: Merchant = {
    appid: `wx${hex(8)}`,
    mchid: `19${digits(8)}`,
    serial_no: `3${hex(20).slice(1)}`.toUpperCase(),
    private_key: privatePem(ours.privateKey),
    api_v3_key: hex(16),
    public_key_id: `PUB_KEY_ID_01${digits(22)}`,
    public_key: publicPem(theirs.publicKey),
    app_secret: hex(16),
  }
  const platform: Platform = {
    private_key: privatePem(theirs.privateKey),
    certificate_serial,
    certificate: issueCertificate(certificate_serial, theirs.publicKey, theirs.privateKey),
    merchant_public_key: publicPem(ours.publicKey),
  }
  save(platformPath, platform)
  save(merchantPath, merchant)
}

/** Written beside and moved into place: a kill leaves no half key file. */
function save(path: string, value: unknown) {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
