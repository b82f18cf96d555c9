import { env } from '../env'

const at = () => ({ redisUrl: env.REDIS_URL })

/** Left to itself each process works off one event and one job at a time, and whoever is slow keeps all others waiting. */
const workerOptions = { concurrency: 10 }

/** What several machines share: events, running workflows, locks, cached answers. One machine needs none of it. */
export const redis = env.REDIS_URL
  ? [
      { resolve: '@medusajs/medusa/cache-redis', options: at() },
      { resolve: '@medusajs/medusa/event-bus-redis', options: { ...at(), workerOptions } },
      { resolve: '@medusajs/medusa/workflow-engine-redis', options: { redis: { ...at(), workerOptions } } },
      {
        resolve: '@medusajs/medusa/locking',
        options: {
          providers: [
            { resolve: '@medusajs/medusa/locking-redis', id: 'locking-redis', is_default: true, options: at() },
          ],
        },
      },
      {
        resolve: '@medusajs/medusa/caching',
        options: {
          providers: [
            { resolve: '@medusajs/medusa/caching-redis', id: 'caching-redis', is_default: true, options: at() },
          ],
        },
      },
      // Who works off what is planned sees to it that it stays planned.
      ...(env.WORKER_MODE === 'server' ? [] : [{ resolve: './src/schedules' }]),
    ]
  : []
