import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { TRACE } from '../../../modules/trace'
import { createTraceCodesWorkflow } from '../../../workflows'
import { StaffBatch } from '../../../wire'
import { STAFF_ROUTES } from '../../contract'
import type { BatchesQuery, CreateTraceCodes } from './validators'

const PAGE_ROWS = 20

/** Batches, newest first. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { lot_id, page } = request.validatedQuery as BatchesQuery
  const [batches, count] = await request.scope.resolve(TRACE).listAndCountTraceCodeBatches(lot_id ? { lot_id } : {}, {
    take: PAGE_ROWS,
    skip: (page - 1) * PAGE_ROWS,
    order: { created_at: 'DESC' },
  })
  reply(response, STAFF_ROUTES['GET /admin/trace-codes'], {
    batches: batches.map((batch) => only(StaffBatch, batch)),
    count,
    page,
    page_rows: PAGE_ROWS,
  })
}

/** Makes codes; the same key again gives the same batch. */
export async function POST(request: AuthenticatedMedusaRequest<CreateTraceCodes>, response: MedusaResponse) {
  const { result } = await createTraceCodesWorkflow(request.scope).run({
    input: { ...request.validatedBody, requested_by: request.auth_context.actor_id },
  })
  reply(response, STAFF_ROUTES['POST /admin/trace-codes'], { batch: only(StaffBatch, result) })
}
