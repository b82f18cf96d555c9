import { z } from '@medusajs/framework/zod'
import { checkTogether, DEVELOPMENT_ONLY } from './env-rules'
import { address, choice, json, pem, port, proxies, text } from './env-values'

/** Every setting the backend reads, checked once at start; what is missing is named in one message. */
const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    DATABASE_URL: text(),
    DATABASE_WAIT_MS: z.coerce.number().int().min(100).default(5000),
    REDIS_URL: text(),
    WORKER_MODE: z.enum(['shared', 'server', 'worker']).default('shared'),
    ADMIN_DISABLED: z.stringbool().default(false),
    RUN_NONCE: text(),
    METRICS_PORT: port(),
    METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    OTEL_SDK_DISABLED: z.stringbool().default(false),
    OTEL_TRACES_EXPORTER: choice('otlp', 'console', 'none'),
    OTEL_EXPORTER_OTLP_ENDPOINT: address(),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address(),
    OTEL_EXPORTER_OTLP_PROTOCOL: choice('http/protobuf', 'http/json'),
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: choice('http/protobuf', 'http/json'),
    OTEL_SERVICE_NAME: z.string().min(1).default('shanzhen-backend'),

    BACKEND_URL: z.url().default('http://localhost:9000'),
    STOREFRONT_URL: z.url().default('http://localhost:3000'),
    TRUSTED_PROXIES: proxies(),
    STORE_CORS: z.string().default('http://localhost:3000'),
    ADMIN_CORS: z.string().default('http://localhost:9000'),
    AUTH_CORS: z.string().default('http://localhost:3000,http://localhost:9000'),

    JWT_SECRET: z.string().default(DEVELOPMENT_ONLY),
    COOKIE_SECRET: z.string().default(DEVELOPMENT_ONLY),
    ORDER_LINK_SECRET: z.string().default(DEVELOPMENT_ONLY),
    SHOP_ACCOUNT_SECRET: z.string().default(DEVELOPMENT_ONLY),
    SHARE_LINK_SECRET: z.string().default(DEVELOPMENT_ONLY),
    DISTRIBUTOR_APPROVAL: z.enum(['staff', 'rule']).default('staff'),
    COMMISSION_TAX_MODE: z.enum(['cumulative', 'per_payment']).default('cumulative'),
    SHARE_WINDOW_DAYS: z.coerce.number().int().min(1).max(90).default(15),

    MEILISEARCH_HOST: address(),
    MEILISEARCH_API_KEY: text(),
    MEILISEARCH_INDEX_PREFIX: z.string().default('shanzhen_'),

    S3_BUCKET: text(),
    S3_REGION: text(),
    S3_ENDPOINT: address(),
    S3_ACCESS_KEY_ID: text(),
    S3_SECRET_ACCESS_KEY: text(),
    S3_PREFIX: z
      .string()
      .default('')
      .transform((prefix) => prefix && prefix.replace(/\/*$/, '/')),
    S3_PATH_STYLE: z.stringbool().default(false),

    OUTBOX_DIR: text(),
    MESSAGE_WEBHOOK_URL: address(),
    MESSAGE_WEBHOOK_SECRET: text(),
    MESSAGE_WEBHOOK_CHANNELS: z
      .string()
      .default('sms,email')
      .transform((list) => list.split(',').map((channel) => channel.trim())),

    SHOP_API_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
    SHOP_WEBHOOKS_ANYWHERE: z.stringbool().default(false),

    PAYMENT_SANDBOX: z.stringbool().default(false),
    UNPAID_ORDER_TIMEOUT_MINUTES: z.coerce.number().int().min(1).default(15),
    UNPAID_GUEST_TIMEOUT_MINUTES: z.coerce.number().int().min(1).default(10),
    UNPAID_ORDERS_PER_BUYER: z.coerce.number().int().min(1).default(5),
    UNPAID_PIECES_PER_CUSTOMER: z.coerce.number().int().min(1).default(300),
    UNPAID_PIECES_PER_GUEST: z.coerce.number().int().min(1).default(60),
    UNPAID_ORDERS_PER_NETWORK: z.coerce.number().int().min(1).default(60),
    UNPAID_PIECES_PER_NETWORK: z.coerce.number().int().min(1).default(400),
    UNPAID_GIVEN_UP_PER_BUYER: z.coerce.number().int().min(1).default(20),
    UNPAID_GIVEN_UP_PER_GUEST: z.coerce.number().int().min(1).default(5),
    UNPAID_GIVEN_UP_PER_NETWORK: z.coerce.number().int().min(1).default(300),
    UNPAID_GUEST_SHARE_PERCENT: z.coerce.number().int().min(1).max(100).default(50),
    CHECKOUTS_AT_ONCE: z.coerce.number().int().min(1).default(16),
    CHECKOUTS_WAITING: z.coerce.number().int().min(1).default(100),
    SELLER_NAME: z.string().min(1).default('宁陕县网货供应中心'),
    SELLER_NAME_EN: z.string().min(1).default('Ningshan county supply centre'),
    SELLER_CREDIT_CODE: text(),
    SELLER_FOOD_PERMIT: text(),
    SELLER_LICENCE_PICTURE: text(),
    SELLER_FOOD_PERMIT_PICTURE: text(),
    SELLER_ADDRESS: text(),
    SELLER_ADDRESS_EN: text(),
    SELLER_PHONE: text(),
    SELLER_HOURS: text(),
    SELLER_HOURS_EN: text(),
    SELLER_WECHAT: text(),
    SELLER_ICP: text(),
    SELLER_POLICE_RECORD: text(),
    STRIPE_API_KEY: text(),
    STRIPE_PUBLISHABLE_KEY: text(),
    STRIPE_WEBHOOK_SECRET: text(),
    STRIPE_BASE_URL: address(),
    STRIPE_JS_URL: z.url().default('https://js.stripe.com/v3/'),
    WECHATPAY_BASE_URL: z.url().default('https://api.mch.weixin.qq.com'),
    WECHATPAY_APPID: text(),
    WECHATPAY_MCHID: text(),
    WECHATPAY_SERIAL_NO: text(),
    WECHATPAY_PRIVATE_KEY: pem(),
    WECHATPAY_API_V3_KEY: text(),
    WECHATPAY_PUBLIC_KEY_ID: text(),
    WECHATPAY_PUBLIC_KEY: pem(),
    WECHATPAY_FORMER_PUBLIC_KEY_ID: text(),
    WECHATPAY_FORMER_PUBLIC_KEY: pem(),
    WECHATPAY_PLATFORM_CERTIFICATES: pem(),
    WECHATPAY_DOWNLOAD_CERTIFICATES: z.stringbool().default(false),
    WECHATPAY_APP_SECRET: text(),
    WECHATPAY_TRANSFER_MOST_FEN: z.coerce.number().int().min(1).default(20_000),
    WECHAT_API_BASE_URL: z.url().default('https://api.weixin.qq.com'),
    WECHAT_OPEN_BASE_URL: z.url().default('https://open.weixin.qq.com'),
    WECHAT_ACCOUNT_NAME: text(),
    WECHAT_FOLLOW_LINK: address(),
    WECHAT_MESSAGE_TOKEN: text(),
    WECHAT_TEMPLATES: json(),
    WECHAT_SHIPPING_REPORTS: z.stringbool().default(false),
  })
  .superRefine(checkTogether)
  .transform((settings) => ({
    ...settings,
    DATABASE_URL: settings.DATABASE_URL ?? 'postgres://postgres:postgres@localhost:5432/shanzhen',
  }))

export type Env = z.infer<typeof schema>

/** @throws one message that names every setting that is missing or wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(['设置有误 (settings to mend, see .env.example):', ...faults].join('\n'))
}

export const env: Env = readEnv(process.env)
