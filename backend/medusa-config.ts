import { defineConfig } from '@medusajs/framework/utils'
import { authMethodsPerActor } from './src/config/auth'
import { database } from './src/config/database'
import { env } from './src/env'
import { modules } from './src/config/modules'
import { plugins } from './src/config/plugins'
import { medusaLanguages, medusaPages } from './src/medusa-pages'
import { jsonLogs } from './src/observe/json-logs'

/** Composition only: what runs is listed in src/config, where it runs is read from the environment. */
const config = defineConfig({
  projectConfig: {
    ...database,
    redisUrl: env.REDIS_URL,
    workerMode: env.WORKER_MODE,
    http: {
      storeCors: env.STORE_CORS,
      adminCors: env.ADMIN_CORS,
      authCors: env.AUTH_CORS,
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
      authMethodsPerActor,
    },
    // As long as the session behind it: staff sign in anew each working day.
    sessionOptions: { ttl: 12 * 60 * 60 * 1000 },
    // A staff session travels encrypted wherever the shop itself does; over plain http a Secure cookie would be lost.
    cookieOptions: { secure: new URL(env.BACKEND_URL).protocol === 'https:', sameSite: 'lax' },
  },
  admin: { disable: env.ADMIN_DISABLED, vite: () => ({ plugins: [medusaPages(), medusaLanguages()] }) },
  featureFlags: { caching: true, rbac: true },
  plugins,
  modules,
  ...(env.NODE_ENV !== 'development' && { logger: jsonLogs() }),
})

/** Medusa puts its pages for drafts in by itself, in English alone; staff take phone orders at a page of ours. */
export default { ...config, plugins: config.plugins?.filter((plugin) => nameOf(plugin) !== '@medusajs/draft-order') }

function nameOf(plugin: string | { resolve: string }): string {
  return typeof plugin === 'string' ? plugin : plugin.resolve
}
