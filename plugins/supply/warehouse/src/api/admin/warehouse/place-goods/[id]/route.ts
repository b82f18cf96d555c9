import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../modules/warehouse'
import { takeAway } from '../../../../../modules/warehouse/store/places'
import { ROUTES } from '../../../../contract'

export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  await takeAway(req.scope.resolve(WAREHOUSE).own.knex, req.params.id)
  const { id } = req.params
  reply(res, ROUTES['DELETE /admin/warehouse/place-goods/:id'], { id, object: 'place_goods', deleted: true })
}
