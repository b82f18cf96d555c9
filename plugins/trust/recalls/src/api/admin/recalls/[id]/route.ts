import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { RECALL } from '../../../../modules/recall'
import { readReport } from '../../../../recalls/read-report'
import { only, reply } from '@shanzhen/http/contract'
import { AffectedEntry, RecallView } from '../../../../wire'
import { ROUTES } from '../../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const recall = await request.scope.resolve(RECALL).retrieveWithRows(request.params.id)
  const report = await readReport(request.scope, recall)
  const affected = report.affected.map((row) => only(AffectedEntry, row))
  reply(response, ROUTES['GET /admin/recalls/:id'], { recall: only(RecallView, { ...report, affected }) })
}
