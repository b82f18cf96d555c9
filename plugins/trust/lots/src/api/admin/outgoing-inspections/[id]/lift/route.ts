import { liftHoldWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { LiftHold } from '../../validators'

/** Lets held goods go, by somebody else than who holds them. @throws 409 for the same person, or lifted before */
export const POST = tellingConflicts<LiftHold>(async (req, res) => {
  await liftHoldWorkflow(req.scope).run({
    input: { ...req.validatedBody, id: req.params.id, lifted_by: actorOf(req) },
  })
  res.json({ inspection: { id: req.params.id } })
})
