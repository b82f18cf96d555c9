/** What is passing: the database is away, what is asked for is taken for longer than anybody should wait, or a new shop's search is being filled. */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

type Passing = { retry_after_s: number; body: { type: string; code: string; message: string } }

export const AWAY: Passing = {
  retry_after_s: 5,
  body: { type: 'unexpected_state', code: 'database_away', message: '店里暂时连不上，请几秒后再试' },
}
const TAKEN: Passing = {
  retry_after_s: 5,
  body: { type: 'unexpected_state', code: 'busy', message: '这件事正有人在办，请几秒后再试' },
}
/** A new shop's shelves are not empty, and its goods not gone: Medusa fills the search behind its first start. */
const FILLING: Passing = {
  retry_after_s: 5,
  body: { type: 'unexpected_state', code: 'search_filling', message: '货架正在整理，请几秒后再试' },
}

// Postgres: class 08 (but for a message that it could not read, 08P01) and 57P0x, 53300 (https://www.postgresql.org/docs/current/errcodes-appendix.html); Node: the socket's.
const AWAY_CODE =
  /^(?:08(?!P01)\w{3}|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/
const AWAY_WORDS = [
  /Timeout acquiring a connection/,
  /Connection (?:terminated|ended) unexpectedly/,
  /Connection terminated due to connection timeout/,
  /connect ECONNREFUSED/,
  /the database system is (?:starting up|shutting down|in recovery mode)/,
  /terminating connection due to administrator command/,
]
const TAKEN_WORDS = [/^Timed-out acquiring lock/, /^Failed to acquire lock/, /canceling statement due to lock timeout/]
const FILLING_WORDS = /^Search index "\w+" has no active version yet/

/** null for everything that waiting does not mend. */
export function passing(error: unknown): Passing | null {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string }
  if ((typeof code === 'string' && AWAY_CODE.test(code)) || AWAY_WORDS.some((words) => words.test(message))) return AWAY
  if (FILLING_WORDS.test(message)) return FILLING
  return TAKEN_WORDS.some((words) => words.test(message)) ? TAKEN : null
}

/**
 * Whoever waits for a connection hears soon that there is none: knex waits a minute, and Medusa lets nobody say otherwise.
 * Set at the first request, because nothing of ours runs between Medusa's start and it.
 */
export const shortWait =
  (wait_ms: number) =>
  ({ scope }: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) => {
    const { pool } = scope.resolve(ContainerRegistrationKeys.PG_CONNECTION).client as { pool: Pool }
    if (pool.acquireTimeoutMillis !== wait_ms) pool.acquireTimeoutMillis = wait_ms
    next()
  }

type Pool = { acquireTimeoutMillis: number }
