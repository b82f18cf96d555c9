import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../../modules/warehouse'
import { leaveWave } from '../../../../../../modules/warehouse/store/waves'
import { readWaveFile } from '../../../../../../waves/wave-file'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

export const POST = telling<{ order_id: string; reason: string }>(async (req, res) => {
  const { order_id, reason } = req.validatedBody
  await leaveWave(req.scope.resolve(WAREHOUSE).own.knex, req.params.id, order_id, reason)
  reply(res, ROUTES['POST /admin/warehouse/waves/:id/leave'], { wave: await readWaveFile(req.scope, req.params.id) })
})
