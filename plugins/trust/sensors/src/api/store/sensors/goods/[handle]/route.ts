import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { SENSOR } from '../../../../../modules/sensor'
import { readSites } from '../../../../../sensors/read-sites'
import { periodOf } from '../../../../sensor-period'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** The sites a good on sale comes from, with their curves; an empty list where it has none. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const period = periodOf(request.query)
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['id', 'good.id'],
    filters: { handle: request.params.handle, status: 'published' },
  })
  const good_id = data[0]?.good?.id
  const ids = good_id ? await request.scope.resolve(SENSOR).siteIdsOfGood(good_id) : []
  reply(response, ROUTES['GET /store/sensors/goods/:handle'], { sites: await readSites(request.scope, ids, period) })
}
