import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { beginCarton } from '../../../../cartons/put-in'
import { showCarton, showCartons } from '../../../../cartons/show'
import { ssccIn } from '../../../../cartons/sscc'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { dropUnpacked, listCartons } from '../../../../modules/warehouse/store/cartons'
import type { OpenCarton } from '../../../../wire'
import { type CartonsQuery, ROUTES } from '../../../contract'
import { telling } from '../../../telling'

const PAGE = 50

/** The newest first, or the one whose code was scanned. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { state, code, after } = req.validatedQuery as CartonsQuery
  const { knex } = req.scope.resolve(WAREHOUSE).own
  await dropUnpacked(knex)
  const [at, id] = after?.split('_carton:') ?? []
  const from = id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
  const sscc = code === undefined ? undefined : (ssccIn(code) ?? 'none')
  const rows = await listCartons(knex, { state, sscc, after: from, take: PAGE })
  const last = rows.length === PAGE ? rows[PAGE - 1] : null
  reply(res, ROUTES['GET /admin/warehouse/cartons'], {
    cartons: await showCartons(req.scope, rows),
    next: last && `${last.at}_carton:${last.id}`,
  })
}

export const POST = telling<OpenCarton>(async (req, res) => {
  const { carrier_code } = req.validatedBody
  const carrier = findCarrier(carrier_code)
  if (!carrier || carrier.kind === 'pickup') throw new MedusaError(MedusaError.Types.INVALID_DATA, '请选择快递公司')
  const id = await beginCarton(req.scope, { carrier_code, made_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/cartons'], { carton: await showCarton(req.scope, id) })
})
