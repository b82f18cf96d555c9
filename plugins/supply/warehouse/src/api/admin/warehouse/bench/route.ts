import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { lastPacked, openPackings, packedToday } from '../../../../modules/warehouse/store/packings'
import { ROUTES } from '../../../contract'

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { knex } = req.scope.resolve(WAREHOUSE).own
  const me = actorOf(req)
  const [today, open, last] = await Promise.all([packedToday(knex, me), openPackings(knex), lastPacked(knex, me)])
  const names = await namesOf(
    req.scope,
    open.map(({ packer }) => packer),
  )
  reply(res, ROUTES['GET /admin/warehouse/bench'], {
    ...{ packed_today: today.all, mine_today: today.mine },
    open: open.map(({ id, display_id, packer }) => ({ id, display_id, packer: names[packer] })),
    last: last?.fulfillment_id
      ? {
          ...{ id: last.id, display_id: last.display_id, order_id: last.order_id, fulfillment_id: last.fulfillment_id },
          ...{ tracking_number: last.tracking_number, handed_over: last.handed_over },
          carrier_name: findCarrier(last.carrier_code)?.name ?? last.carrier_code,
        }
      : null,
  })
}
