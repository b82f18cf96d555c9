import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { showReady } from '../../../../hand/hand-over'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { countReady } from '../../../../modules/warehouse/store/manifests'
import { tidyBench } from '../../../../tidy'
import { type CarrierQuery, ROUTES } from '../../../contract'

/** Packed and still here, by carrier. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const asked = req.validatedQuery as CarrierQuery
  await tidyBench(req.scope)
  const [parcels, counts] = await Promise.all([
    showReady(req.scope, asked),
    countReady(req.scope.resolve(WAREHOUSE).own.knex),
  ])
  reply(res, ROUTES['GET /admin/warehouse/parcels'], {
    parcels,
    carriers: counts.map(({ carrier_code: code, count }) => ({ code, name: findCarrier(code)?.name ?? code, count })),
  })
}
