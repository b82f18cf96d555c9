import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { LOT } from '@shanzhen/lots/modules/lot'
import { RECALL } from '../../../modules/recall'
import { openRecallWorkflow } from '../../../workflows'
import type { OpenRecallBody } from './validators'
import { only, reply } from '@shanzhen/http/contract'
import { RecallLine } from '../../../wire'
import { ROUTES } from '../../contract'

/** Recalls page by page, open ones first, then the newest, each with its lot's code. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const page = pageOf(request)
  // `open` stands behind `closed` in the alphabet.
  const [recalls, count] = await request.scope
    .resolve(RECALL)
    .listAndCountRecalls({}, { ...page, order: { state: 'DESC', opened_at: 'DESC', id: 'ASC' } })
  const lots = recalls.length
    ? await request.scope.resolve(LOT).readLots([...new Set(recalls.map(({ lot_id }) => lot_id))])
    : []
  const codeOf = (lot_id: string) => lots.find(({ id }) => id === lot_id)?.code ?? ''
  reply(response, ROUTES['GET /admin/recalls'], {
    recalls: recalls.map((recall) => only(RecallLine, { ...recall, lot: codeOf(recall.lot_id) })),
    ...pageSaid(count, page),
  })
}

/** Begins a recall; the same lot again answers with the open one. */
export async function POST(request: AuthenticatedMedusaRequest<OpenRecallBody>, response: MedusaResponse) {
  const input = { ...request.validatedBody, actor: request.auth_context.actor_id }
  const { result } = await openRecallWorkflow(request.scope).run({ input })
  reply(response, ROUTES['POST /admin/recalls'], { recall: { id: result.id } })
}
