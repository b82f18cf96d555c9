import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { layDown } from '../../../../../../places'
import { ROUTES } from '../../../../../contract'
import { telling } from '../../../../../telling'

export const POST = telling<{ code: string }>(async (req, res) => {
  const asked = { place_id: req.params.id, code: req.validatedBody.code, made_by: actorOf(req) }
  reply(res, ROUTES['POST /admin/warehouse/places/:id/goods'], { place: await layDown(req.scope, asked) })
})
