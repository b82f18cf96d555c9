import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { openShorts } from '../../../../modules/warehouse/store/picks'
import { showShorts } from '../../../../waves/wave-file'
import { ROUTES, type ShortsQuery } from '../../../contract'

const PAGE = 100

/** What was not there and waits for somebody to decide, the longest waiting first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { after } = req.validatedQuery as ShortsQuery
  const [at, id] = after?.split('_short:') ?? []
  const from = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const rows = await openShorts(req.scope.resolve(WAREHOUSE).own.knex, from, PAGE)
  const last = rows.length === PAGE ? rows[PAGE - 1] : null
  reply(res, ROUTES['GET /admin/warehouse/shorts'], {
    shorts: await showShorts(req.scope, rows),
    next: last && `${last.at}_short:${last.id}`,
  })
}
