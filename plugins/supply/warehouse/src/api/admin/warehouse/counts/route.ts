import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { openCounts } from '../../../../modules/warehouse/store/bin-checks'
import { type CountsQuery, ROUTES } from '../../../contract'

const PAGE = 100

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { after } = req.validatedQuery as CountsQuery
  const [at, id] = after?.split('_bin:') ?? []
  const from = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const rows = await openCounts(req.scope.resolve(WAREHOUSE).own.knex, from, PAGE)
  const names = await namesOf(
    req.scope,
    rows.map(({ made_by }) => made_by),
  )
  const last = rows.length === PAGE ? rows[PAGE - 1] : null
  reply(res, ROUTES['GET /admin/warehouse/counts'], {
    counts: rows.map((row) => ({
      ...{ id: row.id, lot_id: row.lot_id, lot_code: row.lot_code, title: row.title, place: row.place_code },
      ...{ said_by: names[row.made_by], said_at: row.made_at },
    })),
    next: last && `${last.at}_bin:${last.id}`,
  })
}
