import { defineConfig } from '@medusajs/framework/utils'
import { env } from './src/env'
import { modules } from './src/config/modules'
import { plugins } from './src/config/plugins'

/** Composition only: what runs is listed in src/config, where it runs is read from the environment. */
export default defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    http: {
      storeCors: env.STORE_CORS,
      adminCors: env.ADMIN_CORS,
      authCors: env.AUTH_CORS,
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
    },
  },
  admin: { disable: env.ADMIN_DISABLED },
  plugins,
  modules,
})
