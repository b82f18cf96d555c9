import { auth } from './auth'
import { caching } from './caching'
import { file } from './file'
import { fulfillment } from './fulfillment'
import { notification } from './notification'
import { payment } from './payment'
import { redis } from './redis'
import { search } from './search'

/** Medusa's modules that need a provider of their own, and what we lay on its tables; everything else keeps its default. */
export const modules = [
  auth,
  file,
  fulfillment,
  notification,
  payment,
  // Medusa reads the flag `rbac` after it has put its own modules together.
  { resolve: '@medusajs/medusa/rbac' },
  { resolve: './src/modules/search-word' },
  { resolve: './src/modules/standard-tables' },
  { resolve: './src/modules/sold-count' },
  { resolve: './src/modules/scheduled-job' },
  { resolve: './src/observe' },
  ...search,
  ...(redis.length ? redis : [caching]),
]
