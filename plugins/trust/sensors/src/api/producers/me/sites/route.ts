import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SENSOR } from '../../../../modules/sensor'
import { readSites } from '../../../../sensors/read-sites'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { periodOf } from '../../../sensor-period'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

/** The producer's own sites with their curves. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const period = periodOf(request.query)
  const producer_id = producerOf(response)
  const sites = await everyRow((after, page) =>
    request.scope.resolve(SENSOR).listSensorSites({ producer_id, ...after } as object, { ...page, select: ['id'] }),
  )
  reply(response, ROUTES['GET /producers/me/sites'], {
    sites: await readSites(
      request.scope,
      sites.map(({ id }) => id),
      period,
    ),
  })
}
