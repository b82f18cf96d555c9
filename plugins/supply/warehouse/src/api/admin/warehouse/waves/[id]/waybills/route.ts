import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { askForWave } from '../../../../../../numbers/ask-for-wave'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

export const POST = telling(async (req, res) => {
  reply(
    res,
    ROUTES['POST /admin/warehouse/waves/:id/waybills'],
    await askForWave(req.scope, req.params.id, actorOf(req)),
  )
})
