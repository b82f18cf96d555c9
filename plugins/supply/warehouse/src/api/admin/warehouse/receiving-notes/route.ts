import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { afterOf, listNotes } from '../../../../modules/warehouse/store/receiving'
import { expectGoods } from '../../../../receiving/expect'
import { showNote, showNotes } from '../../../../receiving/show'
import { ROUTES, type ReceivingQuery } from '../../../contract'
import { telling } from '../../../telling'
import type { ExpectGoods } from './validators'

const PAGE = 50

/** Those expected by their day, all others the newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { state, after = '' } = req.validatedQuery as ReceivingQuery
  const rows = await listNotes(req.scope.resolve(WAREHOUSE).own.knex, { state, after, take: PAGE })
  const next = rows.length === PAGE ? afterOf(rows[PAGE - 1]) : null
  reply(res, ROUTES['GET /admin/warehouse/receiving-notes'], { notes: await showNotes(req.scope, rows), next })
}

export const POST = telling<ExpectGoods>(async (req, res) => {
  const id = await expectGoods(req.scope, { ...req.validatedBody, made_by: actorOf(req) })
  reply(res, ROUTES['POST /admin/warehouse/receiving-notes'], { note: await showNote(req.scope, id) })
})
