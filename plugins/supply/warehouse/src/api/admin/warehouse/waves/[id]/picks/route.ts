import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../../modules/warehouse'
import { pickStop } from '../../../../../../modules/warehouse/store/picks'
import type { Pick } from '../../../../../../wire'
import { readWaveFile } from '../../../../../../waves/wave-file'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** How many were fetched of one good and lot; fewer need a reason and become a task. */
export const POST = telling<Pick>(async (req, res) => {
  const { id: wave_id } = req.params
  await pickStop(req.scope.resolve(WAREHOUSE).own.knex, { ...req.validatedBody, wave_id, picked_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/waves/:id/picks'], { wave: await readWaveFile(req.scope, wave_id) })
})
