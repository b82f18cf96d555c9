import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SENSOR } from '../../../../../modules/sensor'
import { siteUnknown } from '../../../../../modules/sensor/errors'
import { readSites } from '../../../../../sensors/read-sites'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { periodOf } from '../../../../sensor-period'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** One of the producer's sites. @throws NOT_FOUND also for another's */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const period = periodOf(request.query)
  const filter = { id: request.params.id, producer_id: producerOf(response) }
  const [own] = await request.scope.resolve(SENSOR).listSensorSites(filter, { select: ['id'], take: 1 })
  const [site] = own ? await readSites(request.scope, [own.id], period) : []
  if (!site) throw siteUnknown()
  reply(response, ROUTES['GET /producers/me/sites/:id'], { site })
}
