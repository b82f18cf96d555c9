import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { makeQuarterFile } from '../../../../../tax/quarter-file'
import { previewQuarter } from '../../../../../tax/quarters'
import { ROUTES } from '../../../../contract'
import type { MakeFileBody } from '../../../../tax-report-asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const preview = await previewQuarter(request.scope, request.params.quarter ?? '')
  reply(response, ROUTES['GET /admin/distribution-reports/quarters/:quarter'], preview)
}

export const POST = tellingConflicts<MakeFileBody>(async (request, response) => {
  const made = { reason: request.validatedBody.reason, made_by: actorOf(request) }
  const id = await makeQuarterFile(request.scope, request.params.quarter ?? '', made)
  reply(response, ROUTES['POST /admin/distribution-reports/quarters/:quarter'], { id }, 201)
})
