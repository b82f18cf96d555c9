import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import type { SayEmpty } from '../../../../../../wire'
import { sayEmpty } from '../../../../../../waves/bin-check'
import { readWaveFile } from '../../../../../../waves/wave-file'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

/** Whether a bin that is empty by the book is: what still lies there becomes a count. */
export const POST = telling<SayEmpty>(async (req, res) => {
  const { id: wave_id } = req.params
  await sayEmpty(req.scope, { ...req.validatedBody, wave_id, made_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/waves/:id/bins'], { wave: await readWaveFile(req.scope, wave_id) })
})
