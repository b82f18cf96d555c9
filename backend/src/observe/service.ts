import { createRequire } from 'node:module'
import { container } from '@medusajs/framework'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Logger } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { env } from '../env'
import { beforeEnd, endAll } from './ends'
import { followRequests, onAnswered } from './follow-requests'
import { logAnswered } from './json-logs'
import { trusted } from './request-id'

type Cradle = { logger: Logger; [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
type Jobs = Parameters<typeof import('./metrics/open').openMetrics>[0]['jobs']
const load = createRequire(__filename)

/** What is seen of this process from outside: its requests in the log, its numbers on a port of its own. */
export default class Observation {
  private readonly logger: Logger
  private readonly knex: Knex

  readonly __hooks = {
    onApplicationStart: async () => this.begin(),
    onApplicationShutdown: endAll,
  }

  constructor(cradle: Cradle) {
    this.logger = cradle.logger
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  private begin(): void {
    followRequests(trusted(env.TRUSTED_PROXIES))
    // While developing Medusa's own log says it.
    if (env.NODE_ENV !== 'development') beforeEnd(onAnswered(logAnswered(this.logger)))
    if (env.METRICS_PORT) beforeEnd(this.openMetrics(env.METRICS_PORT))
  }

  /** Loaded only where it is wanted. */
  private openMetrics(port: number): () => Promise<void> {
    const { openMetrics } = load('./metrics/open') as typeof import('./metrics/open')
    const locking = container.resolve(Modules.LOCKING)
    const jobs = container.resolve<Jobs>('scheduled_job', { allowUnregistered: true })
    return openMetrics({ host: env.METRICS_HOST, port, logger: this.logger, knex: this.knex, locking, jobs })
  }
}
