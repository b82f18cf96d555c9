import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { listWaves } from '../../../../modules/warehouse/store/waves'
import { tidyBench } from '../../../../tidy'
import type { MakeWave } from '../../../../wire'
import { makeWave } from '../../../../waves/make-wave'
import { showWaves } from '../../../../waves/wave-file'
import { ROUTES, type WavesQuery } from '../../../contract'
import { telling } from '../../../telling'

const PAGE = 50

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { state, after } = req.validatedQuery as WavesQuery
  await tidyBench(req.scope)
  const rows = await listWaves(req.scope.resolve(WAREHOUSE).own.knex, state, Number(after) || null, PAGE)
  const next = rows.length === PAGE ? String(rows[PAGE - 1].number) : null
  reply(res, ROUTES['GET /admin/warehouse/waves'], { waves: await showWaves(req.scope, rows), next })
}

export const POST = telling<MakeWave>(async (req, res) => {
  const made = await makeWave(req.scope, { ...req.validatedBody, made_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/waves'], made)
})
