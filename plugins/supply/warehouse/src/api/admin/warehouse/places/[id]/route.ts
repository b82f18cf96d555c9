import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../modules/warehouse'
import { removePlace } from '../../../../../modules/warehouse/store/places'
import { ROUTES } from '../../../../contract'
import { telling } from '../../../../telling'

export const DELETE = telling(async (req, res) => {
  const { id } = req.params
  await removePlace(req.scope.resolve(WAREHOUSE).own.knex, id)
  reply(res, ROUTES['DELETE /admin/warehouse/places/:id'], { id, object: 'place', deleted: true })
})
