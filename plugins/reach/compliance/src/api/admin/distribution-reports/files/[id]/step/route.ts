import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { TAX_REPORT } from '../../../../../../keys'
import { ROUTES } from '../../../../../contract'
import type { FileStepBody } from '../../../../../tax-report-asked-by-staff'

export const POST = tellingConflicts<FileStepBody>(async (request, response) => {
  const id = request.params.id ?? ''
  await request.scope.resolve(TAX_REPORT).move(id, request.validatedBody.step, actorOf(request))
  reply(response, ROUTES['POST /admin/distribution-reports/files/:id/step'], { id })
})
