/** The settings are refused at the start, in one message, where they would lose money or secrets later. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEnv } from '../../../backend/src/env'
import { backendEnvironment, storefrontEnvironment } from '../../../scripts/lib/environment.mjs'
import { isUtcClock } from '../../../storefront/server/utils/utc-clock'

const ROOT = join(import.meta.dirname, '../../..')
/** The first of our own or of others that a file loads; Node's own modules read no date. */
const firstImport = (file: string) =>
  /^import (?:.+ from )?'(?!node:)(.+)'/m.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1]

import { sellerFrom } from '../../../backend/src/seller'

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://shop:pw@db/shop',
  JWT_SECRET: 'a'.repeat(32),
  COOKIE_SECRET: 'b'.repeat(32),
  ORDER_LINK_SECRET: 'c'.repeat(32),
  SHOP_ACCOUNT_SECRET: 'd'.repeat(32),
  SHARE_LINK_SECRET: 'e'.repeat(32),
  SELLER_CREDIT_CODE: '91350100M000100Y43',
  SELLER_FOOD_PERMIT: 'JY16109230090017',
  SELLER_ADDRESS: '陕西省安康市宁陕县城关镇',
  SELLER_PHONE: '0915-0000000',
}
const PEM = '-----BEGIN PRIVATE KEY-----\\nAA\\n-----END PRIVATE KEY-----'
const wechatpay = {
  WECHATPAY_APPID: 'wx1',
  WECHATPAY_MCHID: '1900000001',
  WECHATPAY_SERIAL_NO: '3AB',
  WECHATPAY_PRIVATE_KEY: PEM,
  WECHATPAY_API_V3_KEY: 'k'.repeat(32),
  WECHATPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_01',
  WECHATPAY_PUBLIC_KEY: PEM,
}
const gateway = { WECHATPAY_BASE_URL: 'http://127.0.0.1:9451', WECHAT_API_BASE_URL: 'http://127.0.0.1:9451' }

it('runs on defaults while developing', () => {
  expect(readEnv({}).STOREFRONT_URL).toBe('http://localhost:3000')
})

it('opens a port for numbers only where one is named, on this machine alone unless told otherwise', () => {
  expect(readEnv({})).toMatchObject({ METRICS_HOST: '127.0.0.1' })
  for (const none of [{}, { METRICS_PORT: '' }]) expect(readEnv(none).METRICS_PORT).toBeUndefined()
  expect(readEnv({ METRICS_PORT: '9464', METRICS_HOST: '10.0.0.5' })).toMatchObject({
    METRICS_PORT: 9464,
    METRICS_HOST: '10.0.0.5',
  })
  for (const port of ['0', '70000', 'prometheus']) expect(() => readEnv({ METRICS_PORT: port })).toThrow('METRICS_PORT')
})

it('starts under no other clock than UTC', () => {
  const clock = process.env.TZ
  try {
    for (const zone of ['Asia/Shanghai', 'Europe/London']) {
      process.env.TZ = zone
      expect(() => readEnv(production)).toThrow('TZ=UTC')
      expect(isUtcClock()).toBe(false)
    }
  } finally {
    process.env.TZ = clock
  }
  expect(isUtcClock()).toBe(true)
  expect(readEnv(production).NODE_ENV).toBe('production')
})

it('sets the clock of everything it starts before anything else is loaded', () => {
  const entries = globSync('scripts/*.mjs', { cwd: ROOT }).filter((file) => !/verify-trace|lint/.test(file))
  expect(entries.length).toBeGreaterThan(5)
  for (const file of entries) expect(firstImport(file)).toBe('./lib/install.mjs')
  expect(firstImport('scripts/lib/install.mjs')).toBe('./clock.mjs')
  const shop = { backendUrl: 'http://localhost:1', storefrontUrl: 'http://localhost:2', publishableKey: '' }
  expect(storefrontEnvironment({ ...shop, backendEnv: {} }).TZ).toBe('UTC')
})

it('names every missing production secret in one message', () => {
  const read = () => readEnv({ NODE_ENV: 'production' })
  for (const name of [
    'DATABASE_URL',
    'JWT_SECRET',
    'COOKIE_SECRET',
    'ORDER_LINK_SECRET',
    'SHOP_ACCOUNT_SECRET',
    'SHARE_LINK_SECRET',
  ])
    expect(read).toThrow(name)
})

it('refuses a production secret that is too short to be one', () => {
  expect(() => readEnv({ ...production, JWT_SECRET: 'short' })).toThrow('JWT_SECRET')
})

it('treats an empty line as no setting', () => {
  expect(readEnv({ ...production, REDIS_URL: '', S3_ENDPOINT: '' }).REDIS_URL).toBeUndefined()
})

it('names what half a set of WeChat Pay keys lacks', () => {
  expect(() => readEnv({ ...production, WECHATPAY_MCHID: '1900000001' })).toThrow('WECHATPAY_PRIVATE_KEY')
})

it('names what half a set of S3 settings lacks, and ends a prefix in a slash', () => {
  expect(() => readEnv({ S3_BUCKET: 'goods', S3_REGION: 'cn-north-1' })).toThrow('S3_SECRET_ACCESS_KEY')
  expect(['', 'shop', 'shop/', 'a/b'].map((S3_PREFIX) => readEnv({ S3_PREFIX }).S3_PREFIX)).toEqual([
    ...['', 'shop/', 'shop/', 'a/b/'],
  ])
})

it('takes certificates instead of a public key, and refuses to know neither', () => {
  const { WECHATPAY_PUBLIC_KEY: _key, WECHATPAY_PUBLIC_KEY_ID: _id, ...rest } = wechatpay
  expect(() => readEnv({ ...production, ...rest })).toThrow('WECHATPAY_DOWNLOAD_CERTIFICATES')
  expect(readEnv({ ...production, ...rest, WECHATPAY_DOWNLOAD_CERTIFICATES: 'true' })).toBeTruthy()
  expect(readEnv({ ...production, ...rest, WECHATPAY_PLATFORM_CERTIFICATES: PEM })).toBeTruthy()
  const former = { ...production, ...wechatpay, WECHATPAY_FORMER_PUBLIC_KEY_ID: 'PUB_KEY_ID_00' }
  expect(() => readEnv(former)).toThrow('WECHATPAY_FORMER_PUBLIC_KEY')
})

it('reads a key written on one line', () => {
  expect(readEnv({ ...production, ...wechatpay }).WECHATPAY_PRIVATE_KEY).toContain('KEY-----\nAA\n')
})

it('refuses a key that is neither PEM text nor a file', () => {
  expect(() => readEnv({ ...wechatpay, WECHATPAY_PRIVATE_KEY: '/nowhere/key.pem' })).toThrow('WECHATPAY_PRIVATE_KEY')
})

it('opens the sandbox only towards gateways on this machine', () => {
  expect(readEnv({ ...production, ...wechatpay, ...gateway, PAYMENT_SANDBOX: 'true' }).PAYMENT_SANDBOX).toBe(true)
  expect(() => readEnv({ ...production, ...wechatpay, PAYMENT_SANDBOX: 'true' })).toThrow('PAYMENT_SANDBOX')
})

it('refuses the sandbox beside a real Stripe key', () => {
  const stripe = { STRIPE_API_KEY: 'sk_live_1', STRIPE_BASE_URL: 'http://127.0.0.1:9461', PAYMENT_SANDBOX: 'true' }
  expect(() => readEnv({ ...production, ...stripe })).toThrow('STRIPE')
})

it('lets webhooks into its own network where the setting says so alone, and never where others come', () => {
  const playing = { ...production, ...wechatpay, ...gateway, PAYMENT_SANDBOX: 'true' }
  expect(readEnv(playing).SHOP_WEBHOOKS_ANYWHERE).toBe(false)
  expect(readEnv({ NODE_ENV: 'test' }).SHOP_WEBHOOKS_ANYWHERE).toBe(false)
  const open = { SHOP_WEBHOOKS_ANYWHERE: 'true' }
  expect(readEnv({ NODE_ENV: 'development', ...open }).SHOP_WEBHOOKS_ANYWHERE).toBe(true)
  expect(readEnv({ ...playing, ...open }).SHOP_WEBHOOKS_ANYWHERE).toBe(true)
  expect(() => readEnv({ ...production, ...open })).toThrow('SHOP_WEBHOOKS_ANYWHERE')
  for (const elsewhere of [{ BACKEND_URL: 'https://admin.example.cn' }, { STOREFRONT_URL: 'http://192.168.1.5:3000' }])
    expect(() => readEnv({ ...playing, ...open, ...elsewhere })).toThrow('SHOP_WEBHOOKS_ANYWHERE')
})

it('is started with that setting by a shop with play money on this machine, and by no other', () => {
  const secrets = new Proxy({}, { get: () => 'secret' }) as Parameters<typeof backendEnvironment>[0]['secrets']
  const started = (PAYMENT_SANDBOX: string, storefrontUrl: string) =>
    backendEnvironment({
      ...{
        databaseUrl: 'postgres://',
        search: null,
        payment: { PAYMENT_SANDBOX },
        secrets,
        dataDir: '',
        adminEmail: '',
      },
      ...{ backendUrl: 'http://localhost:9000', storefrontUrl },
    }).SHOP_WEBHOOKS_ANYWHERE
  expect(started('true', 'http://localhost:3000')).toBe('true')
  expect(started('false', 'http://localhost:3000')).toBe('false')
  expect(started('true', 'https://shop.example.cn')).toBe('false')
})

it('refuses a local gateway in production that nobody declared a sandbox', () => {
  expect(() => readEnv({ ...production, ...wechatpay, ...gateway })).toThrow('WECHATPAY_BASE_URL')
})

it('believes the proxies of this machine unless others are named, and refuses what is no network', () => {
  expect(readEnv({}).TRUSTED_PROXIES).toEqual(['loopback'])
  expect(readEnv({ TRUSTED_PROXIES: '10.0.0.5, 192.168.1.0/24,fd00::/8' }).TRUSTED_PROXIES).toEqual([
    ...['10.0.0.5', '192.168.1.0/24', 'fd00::/8'],
  ])
  for (const TRUSTED_PROXIES of ['nginx', '10.0.0.0/33', '10.0.0.0/0', '*'])
    expect(() => readEnv({ TRUSTED_PROXIES })).toThrow('TRUSTED_PROXIES')
})

it('takes no real money for a seller who shows no licence, permit, address or number', () => {
  for (const name of ['SELLER_CREDIT_CODE', 'SELLER_FOOD_PERMIT', 'SELLER_ADDRESS', 'SELLER_PHONE'])
    expect(() => readEnv({ ...production, ...wechatpay, [name]: '' })).toThrow(name)
  expect(readEnv({ ...production, SELLER_PHONE: '' })).toBeTruthy()
  expect(() => readEnv({ SELLER_CREDIT_CODE: '91350100M000100Y44' })).toThrow('SELLER_CREDIT_CODE')
})

it('marks the seller of a shop with play money as a demonstration, and invents nothing in a real one', () => {
  expect(sellerFrom(readEnv({}))).toMatchObject({ is_demo: true, phone: '0915-0000000' })
  expect(sellerFrom(readEnv({ ...production, SELLER_PHONE: '' }))).toMatchObject({
    is_demo: false,
    phone: null,
    icp: null,
  })
})

describe('.env.example', () => {
  const text = readFileSync(join(ROOT, '.env.example'), 'utf8')
  const named = new Map([...text.matchAll(/^# ([A-Z0-9_]+)=(\S*)/gm)].map(([, name, value]) => [name, value]))
  const settings = Object.entries(readEnv({ ...production, NODE_ENV: 'development' }))

  it('names every setting but those of play money and of channels’ own addresses', () => {
    const inner =
      /^(?:NODE_ENV|RUN_NONCE|PAYMENT_SANDBOX|OTEL_SDK_DISABLED|STRIPE_JS_URL|WECHATPAY_BASE_URL|WECHAT_\w+_BASE_URL)$/
    expect(settings.map(([name]) => name).filter((name) => !named.has(name) && !inner.test(name))).toEqual([])
  })

  it('shows what holds where nothing is set', () => {
    const plain = settings.filter(([, value]) => typeof value === 'number' || typeof value === 'boolean')
    expect(plain.length).toBeGreaterThan(10)
    expect(plain.filter(([name, value]) => named.has(name) && named.get(name) !== String(value))).toEqual([])
  })
})
