import type { z } from '@medusajs/framework/zod'
import { MedusaError } from '@medusajs/framework/utils'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { readSaid } from '../read-said'
import { FlagKind, type Lift } from '../wire'
import { liftOrderFlag } from '../workflows'
import { ROUTES } from './contract'

/** 勿发 is lifted at an address of its own, which stands under a right of its own. */
export const lifting = (only?: FlagKind) =>
  tellingConflicts<z.infer<typeof Lift>>(async (req, res) => {
    const { id: order_id } = req.params
    const kind = only ?? FlagKind.safeParse(req.params.kind).data
    if (!kind || (!only && kind === 'stop')) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这种标记')
    await liftOrderFlag(req.scope, { order_id, kind, reason: req.validatedBody.reason, lifted_by: actorOf(req) })
    reply(res, ROUTES['POST /admin/orders/:id/flags/:kind/lift'], await readSaid(req.scope, order_id))
  })
