import { liftHoldWorkflow } from '../../../../../workflows'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import type { LiftHold } from '../../validators'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** Lets held goods go, by somebody else than who holds them. @throws 409 for the same person, or lifted before */
export const POST = tellingConflicts<LiftHold>(async (req, res) => {
  await liftHoldWorkflow(req.scope).run({
    input: { ...req.validatedBody, id: req.params.id, lifted_by: actorOf(req) },
  })
  reply(res, ROUTES['POST /admin/outgoing-inspections/:id/lift'], { inspection: { id: req.params.id } })
})
