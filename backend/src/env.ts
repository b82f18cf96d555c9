import { z } from '@medusajs/framework/zod'

/** Every setting the backend reads, checked once at start; what is missing is named in one message. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().default('postgres://postgres:postgres@localhost:5432/shanzhen'),
  REDIS_URL: z.string().optional(),
  STORE_CORS: z.string().default('http://localhost:3000'),
  ADMIN_CORS: z.string().default('http://localhost:9000'),
  AUTH_CORS: z.string().default('http://localhost:3000,http://localhost:9000'),
  JWT_SECRET: z.string().default('development-only'),
  COOKIE_SECRET: z.string().default('development-only'),
  ADMIN_DISABLED: z.stringbool().default(false),
})

export type Env = z.infer<typeof schema>

export const env: Env = schema.parse(process.env)
