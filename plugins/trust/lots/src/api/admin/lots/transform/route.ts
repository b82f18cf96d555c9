import { transformLotsWorkflow } from '../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { onceOf } from '@shanzhen/http/once'
import type { Transform } from '../validators'
import { only, reply } from '@shanzhen/http/contract'
import { KeptLot } from '../../../../wire'
import { ROUTES } from '../../../contract'

/** Splits, mixes or packs lots; the new ones wait in quarantine. Sent twice it is one work. */
export const POST = tellingConflicts<Transform>(async (req, res) => {
  const { result } = await transformLotsWorkflow(req.scope).run({
    input: { ...req.validatedBody, actor: actorOf(req), once: onceOf(req) },
  })
  reply(res, ROUTES['POST /admin/lots/transform'], { lots: result.map((lot) => only(KeptLot, lot)) })
})
