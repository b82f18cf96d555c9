import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { AWAY } from '../../away'

const PATIENCE_MS = 2_000

/** Whether this process can serve: `/health` says that it lives, this one that its database answers too. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const knex = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const late = new Promise<never>((_, fail) => setTimeout(() => fail(new Error('late')), PATIENCE_MS).unref())
  try {
    await Promise.race([knex.raw('select 1'), late])
    response.json({ status: 'ready' })
  } catch {
    response.setHeader('Retry-After', AWAY.retry_after_s)
    response.status(503).json(AWAY.body)
  }
}
