import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../../modules/warehouse'
import { dropWave } from '../../../../../../modules/warehouse/store/waves'
import { readWaveFile } from '../../../../../../waves/wave-file'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** Only while nothing of it is packed; its orders wait again. */
export const POST = telling<{ reason: string }>(async (req, res) => {
  const by = { ended_by: actorOf(req), reason: req.validatedBody.reason }
  await dropWave(req.scope.resolve(WAREHOUSE).own.knex, req.params.id, by)
  reply(res, ROUTES['POST /admin/warehouse/waves/:id/drop'], { wave: await readWaveFile(req.scope, req.params.id) })
})
