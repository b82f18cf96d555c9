import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SENSOR } from '../../../../modules/sensor'
import { readSites } from '../../../../sensors/read-sites'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { periodOf } from '../../../sensor-period'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** The producer's own sites with their curves. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const period = periodOf(request.query)
  const sites = await request.scope
    .resolve(SENSOR)
    .listSensorSites({ producer_id: producerOf(response) }, { select: ['id'], take: 50, order: { created_at: 'ASC' } })
  reply(response, ROUTES['GET /producers/me/sites'], {
    sites: await readSites(
      request.scope,
      sites.map(({ id }) => id),
      period,
    ),
  })
}
