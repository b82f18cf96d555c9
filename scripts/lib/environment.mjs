// The settings the backend and the storefront run with: what the person set wins, the rest follows from this machine.

/** Nobody but this machine's own people comes to such an address. @param {string} url */
const isThisMachine = (url) =>
  !process.env.SHOP_HOST && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

/**
 * @param {{ databaseUrl: string, search: { host: string, key: string } | null, payment: Record<string, string>,
 *   secrets: import('./secrets.mjs').Secrets, backendUrl: string, storefrontUrl: string, dataDir: string,
 *   adminEmail: string }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function backendEnvironment(options) {
  const { databaseUrl, search, payment, secrets, backendUrl, storefrontUrl, dataDir, adminEmail } = options
  const origins = [storefrontUrl, storefrontUrl.replace('localhost', '127.0.0.1')].join(',')
  return {
    NODE_ENV: 'production',
    MEDUSA_DISABLE_TELEMETRY: 'true',
    LOG_LEVEL: 'info',
    JWT_SECRET: secrets.jwt,
    COOKIE_SECRET: secrets.cookie,
    ORDER_LINK_SECRET: secrets.orderLink,
    SHOP_ACCOUNT_SECRET: secrets.shopAccount,
    SHARE_LINK_SECRET: secrets.shareLink,
    STORE_CORS: origins,
    ADMIN_CORS: backendUrl,
    AUTH_CORS: `${origins},${backendUrl}`,
    OUTBOX_DIR: dataDir,
    ADMIN_EMAIL: adminEmail,
    ADMIN_PASSWORD: secrets.adminPassword,
    ...payment,
    SHOP_WEBHOOKS_ANYWHERE: String(
      payment.PAYMENT_SANDBOX === 'true' && [backendUrl, storefrontUrl].every(isThisMachine),
    ),
    ...process.env,
    DATABASE_URL: databaseUrl,
    BACKEND_URL: backendUrl,
    STOREFRONT_URL: storefrontUrl,
    TZ: 'UTC',
    PAYMENT_SANDBOX: payment.PAYMENT_SANDBOX,
    ...(search ? { MEILISEARCH_HOST: search.host, MEILISEARCH_API_KEY: search.key } : {}),
  }
}

/**
 * @param {{ backendUrl: string, storefrontUrl: string, publishableKey: string, backendEnv: NodeJS.ProcessEnv }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function storefrontEnvironment({ backendUrl, storefrontUrl, publishableKey, backendEnv }) {
  const { port } = new URL(storefrontUrl)
  return {
    ...process.env,
    NODE_ENV: 'production',
    TZ: 'UTC',
    HOST: process.env.SHOP_HOST ?? '127.0.0.1',
    PORT: port || '80',
    NUXT_BACKEND_URL: backendUrl,
    NUXT_PUBLISHABLE_KEY: publishableKey,
    NUXT_PUBLIC_SITE_URL: storefrontUrl,
    NUXT_SHARE_LINK_SECRET: backendEnv.SHARE_LINK_SECRET,
    ...(process.env.TRUSTED_PROXIES ? { NUXT_TRUSTED_PROXIES: process.env.TRUSTED_PROXIES } : {}),
    ...(backendEnv.PAYMENT_SANDBOX === 'true' && backendEnv.WECHATPAY_BASE_URL
      ? { NUXT_PUBLIC_PAYMENT_SANDBOX_URL: backendEnv.WECHATPAY_BASE_URL }
      : {}),
    NUXT_STRIPE_JS_URL: backendEnv.STRIPE_JS_URL ?? 'https://js.stripe.com/v3/',
  }
}
