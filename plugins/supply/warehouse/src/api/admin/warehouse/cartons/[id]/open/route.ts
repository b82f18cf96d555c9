import { reply } from '@shanzhen/http/contract'
import { showCarton } from '../../../../../../cartons/show'
import { WAREHOUSE } from '../../../../../../modules/warehouse'
import { dropUnpacked, setClosed } from '../../../../../../modules/warehouse/store/cartons'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** Until a carrier has it. */
export const POST = telling(async (req, res) => {
  const { id } = req.params
  const { knex } = req.scope.resolve(WAREHOUSE).own
  await dropUnpacked(knex)
  await setClosed(knex, id, null)
  reply(res, ROUTES['POST /admin/warehouse/cartons/:id/open'], { carton: await showCarton(req.scope, id) })
})
