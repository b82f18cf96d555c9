import { z } from '@medusajs/framework/zod'

/** Every setting the backend reads, checked once at start; what is missing is named in one message. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().default('postgres://postgres:postgres@localhost:5432/shanzhen'),
  REDIS_URL: z.string().optional(),
  MEILISEARCH_HOST: z.url().optional(),
  MEILISEARCH_API_KEY: z.string().optional(),
  MEILISEARCH_INDEX_PREFIX: z.string().default('shanzhen_'),
  S3_FILE_URL: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PREFIX: z.string().default(''),
  BACKEND_URL: z.string().default('http://localhost:9000'),
  STORE_CORS: z.string().default('http://localhost:3000'),
  ADMIN_CORS: z.string().default('http://localhost:9000'),
  AUTH_CORS: z.string().default('http://localhost:3000,http://localhost:9000'),
  JWT_SECRET: z.string().default('development-only'),
  COOKIE_SECRET: z.string().default('development-only'),
  ORDER_LINK_SECRET: z.string().default('development-only'),
  STOREFRONT_URL: z.string().default('http://localhost:3000'),
  OUTBOX_DIR: z.string().optional(),
  MESSAGE_WEBHOOK_URL: z.url().optional(),
  MESSAGE_WEBHOOK_SECRET: z.string().optional(),
  MESSAGE_WEBHOOK_CHANNELS: z
    .string()
    .default('sms,email')
    .transform((list) => list.split(',').map((channel) => channel.trim())),
  STRIPE_API_KEY: z.string().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_BASE_URL: z.url().optional(),
  STRIPE_JS_URL: z.url().default('https://js.stripe.com/v3/'),
  WECHATPAY_BASE_URL: z.url().default('https://api.mch.weixin.qq.com'),
  WECHATPAY_APPID: z.string().optional(),
  WECHATPAY_MCHID: z.string().optional(),
  WECHATPAY_SERIAL_NO: z.string().optional(),
  WECHATPAY_PRIVATE_KEY: z.string().optional(),
  WECHATPAY_API_V3_KEY: z.string().optional(),
  WECHATPAY_PUBLIC_KEY_ID: z.string().optional(),
  WECHATPAY_PUBLIC_KEY: z.string().optional(),
  WECHATPAY_APP_SECRET: z.string().optional(),
  WECHAT_API_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_OPEN_BASE_URL: z.url().default('https://open.weixin.qq.com'),
  UNPAID_ORDER_TIMEOUT_MINUTES: z.coerce.number().int().min(1).default(15),
  ADMIN_DISABLED: z.stringbool().default(false),
})

export type Env = z.infer<typeof schema>

export const env: Env = schema.parse(process.env)
