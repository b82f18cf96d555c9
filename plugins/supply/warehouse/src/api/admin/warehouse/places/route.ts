import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { listPlaces, makePlace } from '../../../../modules/warehouse/store/places'
import { showPlaces } from '../../../../places'
import type { MakePlace } from '../../../../wire'
import { ROUTES } from '../../../contract'
import { telling } from '../../../telling'

const PAGE = 200

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { after = '' } = req.validatedQuery as { after?: string }
  const rows = await listPlaces(req.scope.resolve(WAREHOUSE).own.knex, after, PAGE)
  const next = rows.length === PAGE ? rows[PAGE - 1].code : null
  reply(res, ROUTES['GET /admin/warehouse/places'], { places: await showPlaces(req.scope, rows), next })
}

export const POST = telling<MakePlace>(async (req, res) => {
  const place = await makePlace(req.scope.resolve(WAREHOUSE).own.knex, { ...req.validatedBody, made_by: actorOf(req) })
  const { id, code, zone, shelf, bin, cold } = place
  reply(res, ROUTES['POST /admin/warehouse/places'], { place: { id, code, zone, shelf, bin, cold, goods: [] } })
})
