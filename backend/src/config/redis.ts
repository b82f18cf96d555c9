import { env } from '../env'

const options = { redisUrl: env.REDIS_URL }

/** What several machines share: events, running workflows, locks, cached answers. One machine needs none of it. */
export const redis = env.REDIS_URL
  ? [
      { resolve: '@medusajs/medusa/event-bus-redis', options },
      { resolve: '@medusajs/medusa/workflow-engine-redis', options: { redis: options } },
      {
        resolve: '@medusajs/medusa/locking',
        options: {
          providers: [{ resolve: '@medusajs/medusa/locking-redis', id: 'locking-redis', is_default: true, options }],
        },
      },
      {
        resolve: '@medusajs/medusa/caching',
        options: {
          providers: [{ resolve: '@medusajs/medusa/caching-redis', id: 'caching-redis', is_default: true, options }],
        },
      },
    ]
  : []
