import type { Logger } from '@medusajs/framework/types'
import { env } from '../env'
import { followRequests, onAnswered } from './follow-requests'
import { logAnswered } from './json-logs'
import { trusted } from './request-id'

/** What is seen of this process from outside: its requests in the log. Each process shows its own. */
export default class Observation {
  private readonly ends: (() => unknown)[] = []
  private readonly logger: Logger

  readonly __hooks = {
    onApplicationStart: async () => this.begin(),
    onApplicationShutdown: async () => {
      for (const end of this.ends.splice(0)) await end()
    },
  }

  constructor({ logger }: { logger: Logger }) {
    this.logger = logger
  }

  private begin(): void {
    followRequests(trusted(env.TRUSTED_PROXIES))
    // While developing Medusa's own log says it.
    if (env.NODE_ENV !== 'development') this.ends.push(onAnswered(logAnswered(this.logger)))
  }
}
