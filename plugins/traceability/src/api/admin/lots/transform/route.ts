import { transformLotsWorkflow } from '../../../../workflows'
import { actorOf } from '../../../actor'
import { tellingConflicts } from '../../../conflicts'
import type { Transform } from '../validators'

/** Splits, mixes or packs lots; the new ones wait in quarantine. */
export const POST = tellingConflicts<Transform>(async (req, res) => {
  const { result } = await transformLotsWorkflow(req.scope).run({
    input: { ...req.validatedBody, actor: actorOf(req) },
  })
  res.status(201).json({ lots: result })
})
