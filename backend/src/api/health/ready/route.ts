import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { env } from '../../../env'
import { pingRedis, readiness } from '../../../observe/readiness'
import { AWAY } from '../../away'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'

const PATIENCE_MS = 2_000
const NOT_READY = { type: 'unexpected_state', code: 'not_ready', message: '暂时不能接待，请几秒后再试' }

let isReady: (() => Promise<boolean>) | undefined

/**
 * Whether this process can serve: `/health` says that it lives, this one that its database answers too, and Redis where
 * several machines share one. A search engine that is away is no reason: Postgres answers in its place, and taking every
 * machine out of service for it would close the shop.
 */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const knex = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  isReady ??= readiness(
    [() => knex.raw('select 1'), ...(env.REDIS_URL ? [pingRedis(env.REDIS_URL, PATIENCE_MS)] : [])],
    PATIENCE_MS,
  )
  if (await isReady()) return reply(response, ROUTES['GET /health/ready'], { status: 'ready' })
  response.setHeader('Retry-After', AWAY.retry_after_s)
  response.status(503).json(NOT_READY)
}
