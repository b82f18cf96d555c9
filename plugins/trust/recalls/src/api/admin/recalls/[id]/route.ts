import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { RECALL } from '../../../../modules/recall'
import { readReport } from '../../../../recalls/read-report'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const recall = await request.scope.resolve(RECALL).retrieveWithRows(request.params.id)
  response.json({ recall: await readReport(request.scope, recall) })
}
